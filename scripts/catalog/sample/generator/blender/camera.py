"""Where the camera stands. All views are from in front; they differ in height and nearness."""
from dataclasses import dataclass
from math import cos, radians, sin

import bpy
from mathutils import Vector

DISTANCE = 420.0
APERTURE_MM = 2.8


@dataclass
class Framing:
    """How a piece wants to be seen."""
    target: Vector
    """What the middle of the picture shows."""
    detail: Vector
    """What a close view shows."""
    width: float
    """Of the frame, in millimetres."""
    elevation: float = 30
    """Of the camera above the table, in degrees."""
    close_elevation: float = 56
    closer: float = 0.56
    """Width of the close view's frame, in widths of the frame."""
    reach: float = 9
    """From the target to the piece's front edge, along the table."""
    flat: bool = False
    """A large piece, that has to be sharp from front to back."""


def aim(target, elevation, width, blur):
    """A long lens, whose frame is `width` millimetres wide at the target; `blur` is its aperture, in shares of the
    widest."""
    data = bpy.data.cameras.new("camera")
    camera = bpy.data.objects.new("camera", data)
    bpy.context.collection.objects.link(camera)
    direction = Vector((0, -cos(radians(elevation)), sin(radians(elevation))))
    camera.location = target + direction * DISTANCE
    camera.rotation_euler = direction.to_track_quat("Z", "Y").to_euler()
    data.sensor_fit = "HORIZONTAL"
    data.lens = data.sensor_width * DISTANCE / width
    data.clip_end = 3000
    data.dof.use_dof = True
    data.dof.focus_distance = DISTANCE - 2
    data.dof.aperture_fstop = data.lens / 1000 / (2 * APERTURE_MM * blur)
    bpy.context.scene.camera = camera


def take(view, framing):
    """Aims the camera for a view."""
    if view == "front":
        width = framing.width
        aim(framing.target, framing.elevation, width, 0.3 if framing.flat or width > 50 else min(1.0, width / 34))
    elif view == "close":
        width = framing.width * framing.closer
        aim(framing.detail, framing.close_elevation, width, 0.3 if framing.flat else min(1.0, width / 34))
    else:
        aim(framing.target - Vector((0, framing.reach * 0.2, 0)), 44, scale_width(framing), 0.3)


def scale_width(framing):
    """Two widths for all views in scale: one for what is worn on a finger or an ear, one for the rest."""
    return 48 if framing.width < 56 else 92


def ruler_place(framing):
    """In front of the piece, clear of it."""
    return framing.target.x + 2, framing.target.y - framing.reach - 8, 0
