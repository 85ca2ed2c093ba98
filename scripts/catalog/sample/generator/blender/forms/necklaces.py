"""Pendants, lying on the table below a chain that leaves the picture."""
from mathutils import Vector

from camera import Framing
from chains import hang
from cuts import LENGTH, set_stone
from forms.pearls import pearl_in_cap
from mounts import bail, bezel
from placement import moved, point, turned
from solids import lathe

FRAME = 31


def stone_pendant(metal, gem="diamond", cut="round", stone=6.8, link=1.75):
    at = moved(0, -7.5, 2.6) @ turned(9, 0, -4)
    reach = stone / 2 * LENGTH[cut]
    set_stone(cut, gem, stone, at)
    bezel(metal, cut, stone, at, -2.0, 0.42, gap=0.015)
    bail(metal, at, reach + 2.0, -0.3)
    hang(metal, point(at, y=reach + 2.8), link)
    return Framing(Vector((0, -1.5, 1.0)), point(at, y=1.0), FRAME, elevation=46, reach=12)


def pearl_pendant(metal, size=9.4):
    radius = size / 2
    at = moved(0, -7.5, radius + 0.05) @ turned(24, 0, -3)
    pearl_in_cap(metal, radius, at)
    bail(metal, at, radius + 2.2)
    hang(metal, point(at, y=radius + 3.0))
    return Framing(Vector((0, -1.0, 2.5)), point(at, y=1.6), FRAME, elevation=50, close_elevation=62, reach=13)


def disc_pendant(metal, diameter=15.0):
    """A coin without a face: slightly hollow, with a rounded rim."""
    radius = diameter / 2
    at = moved(0, -6.5, 1.9) @ turned(7, 0, -4)
    rim = [(radius - 1.5, 0.30), (radius - 1.15, 0.50), (radius - 0.75, 0.66), (radius - 0.35, 0.62), (radius - 0.06, 0.36),
           (radius, 0.0), (radius - 0.06, -0.36), (radius - 0.4, -0.55)]
    lathe("disc", [(0.0, 0.16), (radius * 0.5, 0.18), *rim, (0.0, -0.55)], metal, at, count=192)
    bail(metal, at, radius + 1.2)
    hang(metal, point(at, y=radius + 2.0), link=1.6)
    return Framing(Vector((0, -0.5, 1.0)), point(at, y=1.5), FRAME, elevation=46, closer=0.68, reach=15)
