"""Earrings, always a pair."""
from math import copysign, cos, degrees, radians, sin

from mathutils import Vector

from camera import Framing
from cuts import set_stone
from forms.pearls import pearl, pearl_in_cap
from mounts import bead, claws
from placement import moved, point, turned
from solids import band, circle, curve_through, lathe, loft, ring_of_wire, wire


def post(metal, at, start):
    """A post behind the ear's front, with a butterfly on it."""
    wire("post", [(0, 0, start), (0, 0, start - 3.4), (0, 0, start - 8.9)], 0.42, metal, at)
    for side in (-1, 1):
        turns = [radians(200 - 30 * i) for i in range(10)]
        curl = [(side * (1.9 + 1.15 * cos(turn)), start - 6.0 + 1.15 * sin(turn)) for turn in turns]
        edge = ((-1.2, -0.13), (1.2, -0.13), (1.2, 0.13), (-1.2, 0.13))
        ribbon = [[Vector((x, across, z + lift)) for across, lift in edge] for x, z in curl]
        loft("butterfly", ribbon, metal, at, closed=False, smooth=40)


def pair(height):
    """One that faces the camera, its post hidden under the table, and one in profile."""
    return (moved(-5.0, -2.6, height) @ turned(38, 0, 16), moved(3.4, 2.6, height) @ turned(84, 0, -62))


def studs(metal, gem="diamond", cut="round", stone=6.0):
    for at in pair(stone / 2 * 1.08):
        set_stone(cut, gem, stone, at)
        claws(metal, cut, stone, at, depth=1.02)
        post(metal, at, -0.87 * stone / 2)
    return Framing(Vector((2.4, 0.4, 2.0)), Vector((-5.0, -2.6, 3.3)), 24 + stone)


def pearl_studs(metal, size=8.0):
    radius = size / 2
    for at in pair(radius + 0.05):
        pearl(radius, at)
        cup = [(0.0, -radius - 0.35), (1.3, -radius - 0.2), (radius * 0.5, -radius * 0.84), (radius * 0.44, -radius * 0.8)]
        lathe("cup", cup, metal, at)
        post(metal, at, -radius)
    return Framing(Vector((2.4, 0.4, 2.4)), Vector((-5.0, -2.6, radius)), 32, close_elevation=60, closer=0.62)


def hoops(metal, diameter=22.2, stones=0, gem="diamond", stone=1.75, width=2.9):
    """Standing hoops, closed by a hinged segment between two collars; stones along the front half if there are any."""
    outer, tube = diameter / 2, 2.3 * width / 2.9
    inner = outer - tube
    for at in (moved(-5.4, 4.0, outer + 0.1) @ turned(3, 0, 40), moved(4.4, -3.4, outer + 0.1) @ turned(4, 0, 22)):
        band("hoop", lambda turn: (width, tube, 2.1, inner), metal, at)
        for turn in (38, 150):
            collar = [(0, (width / 2 + 0.02) * x, inner + tube / 2 + (tube / 2 + 0.02) * z) for x, z in circle(1, 48)]
            wire("collar", collar, 0.16, metal, at @ turned(y=turn), closed=True)
        pitch = degrees(stone * 1.135 / outer)
        for i in range(stones):
            spot = at @ turned(y=-102 + i * pitch) @ moved(z=outer - 0.05)
            set_stone("round", gem, stone, spot)
            for y in (-0.49, 0.49):
                bead(metal, 0.115 * stone, spot, x=0.52 * stone, y=y * stone, z=-0.15)
    share = diameter / 22.2
    return Framing(Vector((0, 0, 10.2 * share)), Vector((3.2, -4, 16.0 * share)), 42 * share)


def pearl_drops(metal, size=8.8):
    radius = size / 2
    for x, y, turn in ((-5.6, -7.6, 8), (5.6, -5.6, -8)):
        at = moved(x, y) @ turned(z=turn)
        drop = at @ moved(z=radius + 0.05) @ turned(x=24)
        pearl_in_cap(metal, radius, drop)
        ring_of_wire("ring", 0.95, 0.26, metal, drop @ moved(y=radius + 1.5) @ turned(y=90))
        away = copysign(1, x)
        hook = [(0.0, 6.0, 7.0), (-0.3, 8.6, 6.0), (-0.2, 13.3, 3.0), (2.0, 16.8, 1.2), (5.0, 16.4, 0.7), (6.7, 12.4, 0.5),
                (6.9, 8.0, 0.45), (7.5, 5.4, 0.45)]
        wire("hook", curve_through([(a * away, b, c) for a, b, c in hook], 14), 0.42, metal, at)
    return Framing(Vector((0.0, 1.0, 2.2)), Vector((-5.4, -5.4, 4.0)), 40, elevation=50, close_elevation=62, reach=14)
