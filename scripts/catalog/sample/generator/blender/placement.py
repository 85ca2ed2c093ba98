"""Where a part stands: 4 × 4 matrices, multiplied from the table to the part."""
from math import radians

from mathutils import Euler, Matrix, Vector


def moved(x=0.0, y=0.0, z=0.0):
    return Matrix.Translation((x, y, z))


def turned(x=0.0, y=0.0, z=0.0):
    """Degrees around x, then y, then z."""
    return Euler([radians(angle) for angle in (x, y, z)], "XYZ").to_matrix().to_4x4()


def facing(position, direction, along):
    """Stands at position with its z axis in the direction, and its x axis as near to along as can be."""
    z = Vector(direction).normalized()
    x = (Vector(along) - z * z.dot(Vector(along))).normalized()
    axes = Matrix((x, z.cross(x), z)).transposed()
    return Matrix.Translation(position) @ axes.to_4x4()


def point(at, x=0.0, y=0.0, z=0.0):
    """A point of a part, in the coordinates of the table."""
    return at @ Vector((x, y, z))
