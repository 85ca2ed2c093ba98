"""Finger rings, standing on the table, leaning towards the camera and turned to a three-quarter view."""
from math import cos, hypot, pi, radians

from camera import Framing
from cuts import foil, girdle, girdle_length, set_stone
from mounts import bead, bezel, claws
from placement import moved, point, turned
from solids import band, drill, ring_of_wire, wire

INNER = 8.4
"""Radius of the hole: US size 6½."""
FRAME = 31


def stand(outer, lean=16, turn=33):
    return moved(z=outer * cos(radians(lean)) + 0.1) @ turned(x=lean, z=turn)


def shank(metal, at, width, broader, thickness=1.5):
    """A slim band, a little broader at the palm."""
    def section(turn):
        palm = (1 - cos(turn)) / 2
        return width + broader * palm, thickness + 0.12 * palm, 2.5, INNER
    band("shank", section, metal, at)


def seat(width, depth):
    """Height of a girdle above the hole's middle, when the basket below it stands on the shank."""
    return INNER + 1.1 + depth * width / 2


def sink(body, gem, width, at):
    """Lets a round stone into a body of metal."""
    set_stone("round", gem, width, at)
    drill(body, width / 2, at, depth=width / 2)
    foil(width, at)


def solitaire(metal, gem="diamond", cut="round", stone=6.4, setting="claws"):
    at = stand(INNER + 1.6)
    shank(metal, at, 2.0, 0.5)
    head = at @ moved(z=seat(stone, 0.95))
    set_stone(cut, gem, stone, head)
    if setting == "bezel":
        bezel(metal, cut, stone, head, -0.9 * stone / 2, 0.45, thickness=0.8)
    else:
        claws(metal, cut, stone, head, count=6 if cut == "round" else 4)
    return Framing(point(at, z=2.0), point(head, z=-0.6), FRAME)


def halo(metal, gem="sapphire", cut="oval", stone=5.4, small=1.75):
    at = stand(INNER + 1.6)
    shank(metal, at, 1.9, 0.7)
    head = at @ moved(z=seat(stone, 1.06))
    half = stone / 2
    set_stone(cut, gem, stone, head)
    claws(metal, cut, stone, head, depth=1.05)
    away = (small * 0.5 + 0.22) / half
    count = round(girdle_length(cut, away) * half / (small * 1.13))
    for spot in girdle(cut, count, away):
        set_stone("round", "diamond", small, head, x=spot.x * half, y=spot.y * half, z=-0.12)
    for share in (0.42, 1.72):  # grains between the small stones, inside and outside
        for spot in girdle(cut, count * 2, away * share)[1::2]:
            bead(metal, 0.21, head, spot.x * half, spot.y * half)
    bezel(metal, cut, stone, head, -1.35, -0.5, gap=0.10, thickness=1.8)  # the plate that the small stones sit in
    bezel(metal, cut, stone, head, -1.3, -0.02, gap=away * 1.86, thickness=0.3)  # the rim
    return Framing(point(at, z=2.0), point(head, z=-0.6), FRAME)


def three_stone(metal, gem="sapphire", cut="oval", stone=5.6, side=4.1):
    at = stand(INNER + 1.6)
    shank(metal, at, 2.1, 0.6)
    head = at @ moved(z=seat(stone, 0.96))
    set_stone(cut, gem, stone, head)
    claws(metal, cut, stone, head)
    for turn in (-22.5, 22.5):
        beside = at @ turned(y=turn) @ moved(z=seat(side, 1.05))
        set_stone("round", "diamond", side, beside)
        claws(metal, "round", side, beside)
    return Framing(point(at, z=2.0), point(head, z=-0.6), FRAME)


def plain_band(metal, width=5.2, thickness=1.8, stones=0, gem="diamond", stone=2.3):
    """A band, with a row of stones let into its crown if there are any."""
    at = stand(INNER + thickness + 0.1, lean=10, turn=38)
    body = band("band", lambda turn: (width, thickness, 3.0, INNER), metal, at)
    for i in range(stones):
        crown = at @ turned(y=17 * (i - (stones - 1) / 2)) @ moved(z=INNER + thickness - 0.06)
        sink(body, gem, stone, crown)
        ring_of_wire("rim", stone / 2 + 0.07, 0.16, metal, crown @ moved(z=0.05))
    return Framing(point(at, z=1.2), point(at, y=-1, z=INNER), FRAME)


def eternity(metal, gem="diamond", stone=2.75):
    """Stones all around; a coloured one is followed by a diamond."""
    at = stand(INNER + 2.2, lean=12, turn=40)
    size = stone / 2.75
    band("band", lambda turn: (3.0 * size, 1.35, 5.0, INNER), metal, at)
    height = INNER + 0.75 + 0.87 * stone / 2
    count = 2 * int(pi * height / (stone * 1.07))
    for i in range(count):
        set_stone("round", gem if i % 2 == 0 else "diamond", stone, at @ turned(y=360 * (i + 0.5) / count), z=height)
        between = at @ turned(y=360 * i / count)
        for y in (-1.12 * size, 1.12 * size):
            claw = [(0, y * 1.02, height - 1.05 * size), (0, y, height - 0.25 * size), (0, y * 0.88, height + 0.25 * size)]
            wire("claw", claw, 0.27 * size, metal, between, sides=12)
    return Framing(point(at, z=0.8), point(at, y=-1, z=INNER), FRAME)


def signet(metal, face=12.4, stone=0.0, gem="sapphire"):
    """Cast in one piece: a band that swells to a face, pressed into a low dome."""
    at = stand(INNER + 1.8, lean=24, turn=30)
    height = INNER + 3.1

    def section(turn):
        swell = max(0.0, cos(turn)) ** 3.2
        return 3.4 + (face - 3.4) * swell, 1.7 + 2.6 * swell, 2.6 + 0.8 * swell, INNER
    body = band("signet", section, metal, at, count=560, sides=160)
    for vertex in body.data.vertices:
        x, y, z = vertex.co
        if z <= 0 or hypot(x, z) <= INNER + 0.4:
            continue
        dome = height + 0.25 - (x * x + y * y) / 44
        edge = max(0.0, 0.5 - abs(z - dome)) / 0.5
        vertex.co.z = min(z, dome) - edge * edge * 0.125
    body.data.auto_smooth_angle = radians(75)
    body.data.update()
    if stone:
        middle = at @ moved(z=height + 0.2)
        sink(body, gem, stone, middle)
        bezel(metal, "round", stone, middle, -1.4, 0.3, gap=0.03, thickness=0.62)
    return Framing(point(at, z=1.2), point(at, y=-1, z=height - 1), FRAME, elevation=33)
