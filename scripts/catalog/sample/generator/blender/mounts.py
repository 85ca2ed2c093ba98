"""What holds stones and hangs pieces: claws, bezels, beads, bails."""
from math import cos, pi, sin, sqrt

from mathutils import Matrix, Vector

from cuts import CORNER, LENGTH, STEP_CUTS, girdle
from placement import moved
from solids import ball, circle, curve_through, loft, superellipse, wire

CLAW = [(0.50, -1.0), (0.72, -0.62), (0.93, -0.22), (1.035, 0.0)]
"""From the foot to the girdle: distance from the axis in half widths, height in depths of the basket."""
CLAW_TIP = [(1.03, 0.10), (0.95, 0.20), (0.86, 0.245)]
"""Over the edge of the stone, in half widths."""


def claws(metal, cut, width, at, depth=0.95, count=4, stout=1.0):
    """A basket for a stone whose girdle is at the origin of `at`; depth in half widths."""
    half, length = width / 2, LENGTH[cut]
    if cut in STEP_CUTS:
        inset = CORNER / sqrt(2)
        feet = [Vector((x * (1 - inset), y * (length - inset))) for x in (1, -1) for y in (1, -1)]
    else:
        feet = [Vector((cos(turn), length * sin(turn))) for turn in ((2 * i + 1) * pi / count for i in range(count))]
    thickness = stout * half * (0.115 if half > 1.7 else 0.17)
    profile = [(reach, z * depth) for reach, z in CLAW] + CLAW_TIP
    for foot in feet:
        path = [(foot.x * reach * half, foot.y * reach * half, z * half) for reach, z in profile]
        wire("claw", curve_through(path, 4), thickness, metal, at)
    for z, reach in ((0.34, 0.80), (0.86, 0.50)):
        rail = [(each.x * half * reach, each.y * half * reach, -z * depth * half) for each in girdle(cut, 72)]
        wire("gallery", rail, thickness * 0.8, metal, at, closed=True)


def bezel(metal, cut, width, at, low, high, gap=0.02, thickness=0.72, count=120):
    """A rounded wall around a stone, from `low` to `high`, `gap` half widths away from it."""
    half = width / 2
    middle = girdle(cut, count, gap + thickness / width)
    rings = []
    for i, here in enumerate(middle):
        along = (middle[(i + 1) % count] - middle[i - 1]).normalized()
        out = Vector((along.y, -along.x))
        rings.append([Vector((here.x * half + out.x * r, here.y * half + out.y * r, (low + high) / 2 + z))
                      for r, z in superellipse(thickness, high - low, 3.2, 32)])
    return loft("bezel", rings, metal, at, smooth=45)


def bead(metal, radius, at, x=0.0, y=0.0, z=0.0):
    """A grain of metal pushed over the edges of small stones."""
    return ball("bead", metal, at @ moved(x, y, z) @ Matrix.Scale(radius, 4))


def bail(metal, at, y, z=0.0):
    """The loop that a chain runs through, stronger at the top."""
    loop = circle(1, 40)
    path = [(0, y + 1.5 * along, z + 0.95 * up) for along, up in loop]
    wire("bail", path, [0.34 + 0.12 * along for along, _ in loop], metal, at, closed=True)
