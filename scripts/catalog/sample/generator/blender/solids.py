"""Meshes from outlines. Lengths are millimetres; `at` is the part's matrix (placement.py)."""
from math import copysign, cos, pi, radians, sin, sqrt

import bmesh
import bpy
from mathutils import Matrix, Vector


def circle(radius, count):
    """Points of a circle around the origin, counter-clockwise."""
    return [(radius * cos(2 * pi * i / count), radius * sin(2 * pi * i / count)) for i in range(count)]


def superellipse(width, height, power, count=40):
    """A rounded rectangle: power 2 is an ellipse, 5 nearly a box."""
    def bend(value):
        return copysign(abs(value) ** (2 / power), value)
    return [(width / 2 * bend(x), height / 2 * bend(y)) for x, y in circle(1, count)]


def curve_through(points, steps):
    """A Catmull-Rom curve: `steps` points from each given point to the next."""
    given = [Vector(each) for each in points]
    given = [2 * given[0] - given[1], *given, 2 * given[-1] - given[-2]]
    path = []
    for before, start, end, after in zip(given, given[1:], given[2:], given[3:]):
        leave, arrive = (end - before) / 2, (after - start) / 2
        for i in range(steps):
            t = i / steps
            path.append(start * (2 * t ** 3 - 3 * t * t + 1) + leave * (t ** 3 - 2 * t * t + t)
                        + end * (3 * t * t - 2 * t ** 3) + arrive * (t ** 3 - t * t))
    return [*path, given[-2]]


def put(mesh, at):
    """Another object of a mesh."""
    thing = bpy.data.objects.new(mesh.name, mesh)
    bpy.context.collection.objects.link(thing)
    thing.matrix_world = at
    return thing


def solid(name, vertices, faces, material, at=Matrix(), smooth=35):
    """An object of vertices and faces. Edges flatter than `smooth` degrees are shaded as if they were round."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([tuple(vertex) for vertex in vertices], [], faces)
    for polygon in mesh.polygons:
        polygon.use_smooth = smooth > 0
    mesh.use_auto_smooth = smooth > 0
    mesh.auto_smooth_angle = radians(max(smooth, 1))
    mesh.materials.append(material)
    mesh.update()
    return put(mesh, at)


def loft(name, rings, material, at=Matrix(), closed=True, smooth=35):
    """Spans a skin over loops of equally many points: a closed tube, or one with a cap at either end."""
    size, count = len(rings[0]), len(rings)
    faces = []
    for i in range(count if closed else count - 1):
        here, there = i * size, (i + 1) % count * size
        for k in range(size):
            after = (k + 1) % size
            faces.append((here + k, here + after, there + after, there + k))
    if not closed:
        faces.append(tuple(range(size)))
        faces.append(tuple(range((count - 1) * size, count * size)))
    return solid(name, [vertex for ring in rings for vertex in ring], faces, material, at, smooth)


def rounded_ends(points, radii):
    """The path of a wire, made longer by a half ball at either end."""
    def cap(end, inner, radius):
        along = (end - inner).normalized()
        return [(end + along * radius * part, radius * sqrt(1 - part * part)) for part in (0.5, 0.8, 0.95, 0.999)]
    head = cap(points[0], points[1], radii[0])[::-1]
    tail = cap(points[-1], points[-2], radii[-1])
    both = [*head, *zip(points, radii), *tail]
    return [spot for spot, _ in both], [radius for _, radius in both]


def wire(name, path, radius, material, at=Matrix(), closed=False, sides=20):
    """A round wire along a path; radius is one number or one for each point."""
    points = [Vector(each) for each in path]
    radii = list(radius) if isinstance(radius, list) else [radius] * len(points)
    if not closed:
        points, radii = rounded_ends(points, radii)
    count, rings, side = len(points), [], None
    for i, spot in enumerate(points):
        before = points[i - 1] if closed or i > 0 else spot
        after = points[(i + 1) % count] if closed or i < count - 1 else spot
        ahead = (after - before).normalized()
        if side is None:
            side = Vector((0, 0, 1)) if abs(ahead.z) < 0.9 else Vector((1, 0, 0))
        side = (side - ahead * side.dot(ahead)).normalized()  # carried along, so that the wire does not twist
        up = ahead.cross(side)
        rings.append([spot + side * x + up * y for x, y in circle(radii[i], sides)])
    return loft(name, rings, material, at, closed, smooth=60)


def ring_of_wire(name, radius, thickness, material, at=Matrix(), count=48):
    """A closed ring of round wire in the plane of x and y."""
    return wire(name, [(x, y, 0) for x, y in circle(radius, count)], thickness, material, at, closed=True)


def band(name, section, material, at, count=320, sides=40):
    """A finger ring around the y axis, its top at +z.
    section(turn) gives width, thickness, power of the superellipse, and inner radius."""
    rings = []
    for i in range(count):
        turn = 2 * pi * i / count
        width, thickness, power, inner = section(turn)
        middle = inner + thickness / 2
        rings.append([Vector((sin(turn) * (middle + r), y, cos(turn) * (middle + r)))
                      for y, r in superellipse(width, thickness, power, sides)])
    return loft(name, rings, material, at, smooth=50)


def lathe(name, profile, material, at=Matrix(), count=128):
    """Turns a profile of (radius, height) around the z axis."""
    size = len(profile)
    vertices = [(r * x, r * y, z) for x, y in circle(1, count) for r, z in profile]
    faces = []
    for i in range(count):
        here, there = i * size, (i + 1) % count * size
        faces += [(here + k, there + k, there + k + 1, here + k + 1) for k in range(size - 1)]
    return solid(name, vertices, faces, material, at, smooth=60)


def block(name, size, material, at=Matrix(), edge=0.12, smooth=0):
    """A box around the origin of `at`, its edges rounded."""
    corners = [(x * size[0] / 2, y * size[1] / 2, z * size[2] / 2) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    thing = solid(name, corners, faces, material, at, smooth)
    if edge:
        bevel = thing.modifiers.new("edge", "BEVEL")
        bevel.width, bevel.segments = edge, 4
    return thing


def drill(body, radius, at, depth):
    """Takes a round hole out of a body, from the origin of `at` downward and a little upward."""
    mesh = bpy.data.meshes.new("drill")
    shape = bmesh.new()
    bmesh.ops.create_cone(shape, cap_ends=True, segments=48, radius1=radius, radius2=radius, depth=depth + 2)
    shape.to_mesh(mesh)
    shape.free()
    mesh.materials.append(body.data.materials[0])
    cutter = put(mesh, at @ Matrix.Translation((0, 0, 1 - depth / 2)))
    cutter.hide_render = True
    hole = body.modifiers.new("hole", "BOOLEAN")
    hole.operation, hole.object, hole.solver = "DIFFERENCE", cutter, "EXACT"


def ball(name, material, at, detail=16):
    """A ball of radius 1; its mesh is shared by all of the same name."""
    mesh = bpy.data.meshes.get(name)
    if mesh is None:
        mesh = bpy.data.meshes.new(name)
        shape = bmesh.new()
        bmesh.ops.create_uvsphere(shape, u_segments=detail, v_segments=detail * 2 // 3, radius=1)
        for face in shape.faces:
            face.smooth = True
        shape.to_mesh(mesh)
        shape.free()
        mesh.materials.append(material)
    return put(mesh, at)
