"""Bracelets, closed to an oval on the table."""
from math import cos, dist, pi, radians, sin

from mathutils import Matrix, Vector

from camera import Framing
from chains import lay_chain, oval
from cuts import set_stone
from mounts import bezel, claws
from placement import facing, moved, turned
from solids import ball, block, loft, ring_of_wire, superellipse, wire


def around(half_x, half_y, turn):
    """A point of an oval and the direction out of it, by an angle."""
    x, y = cos(turn), sin(turn)
    return Vector((half_x * x, half_y * y, 0)), Vector((x / half_x, y / half_y, 0)).normalized()


def even_turns(half_x, half_y, count):
    """Angles of points that are evenly spaced along an oval."""
    turns = [radians(i / 4) for i in range(1441)]
    walk = [around(half_x, half_y, turn)[0] for turn in turns]
    passed = [0.0]
    for start, end in zip(walk, walk[1:]):
        passed.append(passed[-1] + dist(start, end))
    found, k = [], 0
    for i in range(count):
        goal = passed[-1] * (i + 0.5) / count
        while passed[k] < goal:
            k += 1
        found.append(turns[k])
    return found


def box_clasp(metal, at):
    """A box with a tongue to press."""
    block("clasp", (5.3, 3.6, 2.7), metal, at @ moved(z=-0.9), edge=0.55, smooth=50)
    wire("seam", [(1.2, -1.86, -2.0), (1.2, -1.86, 0.2), (1.2, -1.6, 0.5), (1.2, 1.6, 0.5)], 0.14, metal, at)
    wire("tongue", [(-1.9, -1.7, -0.9), (-1.9, -2.3, -0.9)], 0.5, metal, at)


def tennis(metal, gem="diamond", stone=5.2, count=28):
    size = stone / 5.2
    half_x, half_y = 22.5 * size * count / 28, 27.0 * size * count / 28
    turns = even_turns(half_x, half_y, count)
    for i, turn in enumerate(turns):
        spot, out = around(half_x, half_y, turn)
        tilt = radians(48 + 22 * sin(turn))  # every stone looks a little towards the camera
        at = facing(spot + Vector((0, 0, 2.6 * size)), out * cos(tilt) + Vector((0, 0, sin(tilt))), Vector((0, 0, 1)).cross(out))
        if i == round(count * 0.86):
            box_clasp(metal, at)
            continue
        set_stone("round", gem, stone, at)
        claws(metal, "round", stone, at, stout=1.5)
        for side in (-stone, stone):  # the hinge to the next stone, clear of this one's point
            hinge = [(side * 0.41, 0, -1.25 * size), (side * 0.52, 0, -1.3 * size), (side * 0.6, 0, -1.3 * size)]
            wire("hinge", hinge, 0.36 * size, metal, at)
    return Framing(Vector((0, -2, 1.5)), Vector((1, 1 - half_y, 2.0)), 57 * size, elevation=40, closer=0.40, flat=True, reach=half_y + 3)


def toggle_clasp(metal, at):
    """A ring with a bar through it."""
    ring_of_wire("ring", 4.3, 0.75, metal, at @ moved(-2.2, 0, -0.1))
    wire("bar", [(-2.0, -7.0, 1.3), (-2.0, 0, 1.45), (-2.0, 7.0, 1.3)], 0.75, metal, at)
    wire("link", [(-2.0, 0, 1.5), (1.0, 0, 1.7), (3.4, 0, 0.9), (5.6, 0, 0.2)], 0.5, metal, at)


def stone_station(metal, gem, cut, stone):
    """A stone in a bezel between two rings."""
    at = moved(0.3, -22.0, 2.3) @ turned(x=24)
    set_stone(cut, gem, stone, at)
    bezel(metal, cut, stone, at, -1.9, 0.5, thickness=0.75)
    for side in (-1, 1):
        ring_of_wire("ring", 1.0, 0.42, metal, at @ moved(side * (stone / 2 + 1.5), 0, -0.7) @ turned(x=90), count=36)


def chain(metal, gem=None, cut="round", stone=6.0, link=3.9):
    """A chain with one stone, or without any and closed by a toggle in front."""
    lay_chain(metal, oval(27, 22, 1.0, -78, 336), link, thickness=link * 0.128, oblong=1.25)
    if gem:
        stone_station(metal, gem, cut, stone)
    else:
        toggle_clasp(metal, moved(0.0, -22.0, 1.0))
    return Framing(Vector((0, -1.5, 1.0)), Vector((0, -21.5, 2.0)), 68, elevation=44, closer=0.34, flat=True, reach=25 if gem else 29)


def bangle(metal, inside=55.6, width=5.4, thickness=2.4):
    """Closed, slightly oval like a wrist; `inside` is the long way."""
    half_x = inside / 2 + thickness / 2
    half_y = half_x * 0.86
    rings = []
    for i in range(360):
        spot, out = around(half_x, half_y, 2 * pi * i / 360)
        rings.append([spot + out * r + Vector((0, 0, width / 2 + 0.05 + z))
                      for r, z in superellipse(thickness, width, 2.3, 48)])
    loft("bangle", rings, metal, smooth=60)
    return Framing(Vector((0, -2, 1.5)), Vector((1, -half_y, 3.0)), 74 * half_x / 29, elevation=38, closer=0.5, flat=True, reach=half_y)


def cuff(metal, inside=56.0, thickness=3.6):
    """An open bangle of round wire, with a ball at either end."""
    half_x, radius = inside / 2 + thickness / 2, thickness / 2
    half_y, knob = half_x * 0.86, radius * 1.55
    path = oval(half_x, half_y, radius, -62, 304, points=180)
    for spot in path:  # rests on its ends and on its back
        spot.z += (knob - radius) * (0.5 - spot.y / half_y / 2)
    wire("cuff", path, radius, metal, sides=48)
    for end in (path[0], path[-1]):
        ball("knob", metal, Matrix.Translation(end) @ Matrix.Scale(knob, 4), detail=48)
    return Framing(Vector((0, -2, 1.5)), path[0] + Vector((5, 3, 0)), 76 * half_x / 29.8, elevation=38, closer=0.42, flat=True, reach=half_y + 2)
