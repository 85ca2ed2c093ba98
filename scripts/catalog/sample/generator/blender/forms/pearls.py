"""Pearls, and the cap that one hangs from."""
import bpy
from mathutils import Matrix

import materials
from placement import turned
from solids import ball, lathe


def pearl(radius, at):
    return ball("pearl", bpy.data.materials.get("pearl") or materials.pearl(), at @ Matrix.Scale(radius, 4), detail=96)


def pearl_in_cap(metal, radius, at):
    """A pearl that hangs along +y."""
    pearl(radius, at)
    profile = [(0.0, radius + 0.95), (0.45, radius + 0.9), (0.8, radius + 0.6), (1.7, radius * 0.985), (2.0, radius * 0.93),
               (1.9, radius * 0.88)]
    lathe("cap", profile, metal, at @ turned(x=-90))
