"""Chains: one link, laid again and again along a path, each a quarter turn from the one before."""
from math import cos, pi, radians, sin
from random import Random

from mathutils import Matrix, Vector

from placement import turned
from solids import curve_through, put, wire


def lay_chain(metal, path, link=1.75, thickness=0.21, oblong=1.12):
    """A cable chain. `link` is the width of a link, `thickness` half that of its wire."""
    reach = link / 2 - thickness
    loop = [(reach * oblong * cos(2 * pi * i / 48), reach * sin(2 * pi * i / 48), 0) for i in range(48)]
    pitch = 2 * (reach * oblong - thickness) + 0.03
    dice, first, count, next_at = Random(7), None, 0, 0.0
    for start, end in zip(path, path[1:]):
        step = end - start
        ahead = step.normalized()
        along = ahead.to_track_quat("X", "Z").to_matrix().to_4x4()
        while next_at < step.length:
            roll = turned(x=(45 if count % 2 else -45) + dice.uniform(-6, 6))  # no chain lies quite evenly
            at = Matrix.Translation(start + ahead * next_at) @ along @ roll
            if first is None:
                first = wire("link", loop, thickness, metal, at, closed=True, sides=16)
            else:
                put(first.data, at)
            count += 1
            next_at += pitch
        next_at -= step.length


def hang(metal, top, link=1.75):
    """Two strands from a pendant's bail, up and out of the picture."""
    rise = max(0.8, top.z * 0.5)
    left = [(-3.2, 1.6, rise), (-8.0, 7.2, 0.5), (-11.2, 17, 0.5), (-12.5, 32, 0.5), (-13.0, 75, 0.5)]
    right = [(3.3, 1.6, rise), (8.4, 6.8, 0.5), (12.0, 16, 0.5), (13.2, 31, 0.5), (12.6, 75, 0.5)]
    strands = [[Vector((x, top.y + y, z)) for x, y, z in side] for side in (left, right)]
    lay_chain(metal, curve_through([*strands[0][::-1], top, *strands[1]], 24), link, thickness=link * 0.12)


def oval(half_x, half_y, z, start, sweep, points=240):
    """A path around an oval on the table, from `start` over `sweep` degrees; a little fuller on one side."""
    turns = [radians(start + sweep * i / points) for i in range(points + 1)]
    return [Vector((half_x * cos(turn) * (1 + 0.04 * sin(2 * turn)), half_y * sin(turn), z)) for turn in turns]
