"""What a piece lies on, and the ruler beside it."""
import bpy
from mathutils import Matrix, Vector

from materials import Shading, matt
from placement import moved, turned
from solids import block, lathe
from studio import WARMTH

LIT, SHADED = "FBF9F6", "F3EFE9"
"""The paper in the picture's upper left and lower right: the shop's own two background colours."""


def from_srgb(hex_colour):
    def linear(value):
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return tuple(linear(int(hex_colour[i:i + 2], 16) / 255) for i in (0, 2, 4))


def lay_paper():
    """Paper with a gradient that belongs to the picture, not to the table: it is the same in all pictures."""
    shading = Shading("paper")
    diagonal = shading.node("VectorMath")
    diagonal.operation = "DOT_PRODUCT"
    shading.feed(diagonal.inputs[0], shading.node("TexCoord").outputs["Window"])
    diagonal.inputs[1].default_value = (-0.45, 0.75, 0)
    share = shading.node("MapRange")
    for socket, value in zip(share.inputs, (diagonal.outputs["Value"], -0.40, 0.70, 0.0, 1.0)):
        shading.feed(socket, value)
    colour = shading.node("MixRGB")
    tones = [tuple(part / warm for part, warm in zip(from_srgb(tone), WARMTH)) for tone in (SHADED, LIT)]
    for socket, value in zip(colour.inputs, (share.outputs[0], *tones)):
        shading.feed(socket, value)
    lit = shading.node("BsdfDiffuse", Color=colour.outputs[0])
    # To the piece, which mirrors it, the paper glows, and less where the piece stands: to light it at each reflection
    # would take most of the time and leave a grain on the metal.
    open_sky = shading.node("AmbientOcclusion", Distance=14.0)
    open_sky.samples = 1
    glowing = shading.node("Emission", Color=tones[0], Strength=open_sky.outputs["AO"])
    seen = shading.mix(shading.node("LightPath").outputs["Is Camera Ray"], glowing, lit)
    paper = shading.finish(seen, mask="paper")
    lathe("paper", [(420, 0), (0, 0)], paper)


RULER_LENGTH = 90


def numeral(text, ink, at):
    curve = bpy.data.curves.new("numeral", "FONT")
    curve.body, curve.size, curve.align_x = text, 2.6, "CENTER"
    curve.materials.append(ink)
    thing = bpy.data.objects.new("numeral", curve)
    bpy.context.collection.objects.link(thing)
    thing.matrix_world = at


def lay_ruler(middle):
    """A ruler with millimetres and numbered centimetres along its far edge."""
    card = matt("ruler", (0.70, 0.68, 0.65), 0.55, mask="prop")
    ink = matt("ink", (0.03, 0.03, 0.03), 0.7)
    at = Matrix.Translation(Vector(middle)) @ turned(z=4)
    block("ruler", (RULER_LENGTH, 11, 0.7), card, at @ moved(z=0.35))
    for mark in range(RULER_LENGTH - 9):
        length = 5.0 if mark % 10 == 0 else 3.6 if mark % 5 == 0 else 2.3
        x = mark - (RULER_LENGTH - 10) / 2
        block("mark", (0.16, length, 0.02), ink, at @ moved(x, 5.3 - length / 2, 0.71), edge=0)
        if mark % 10 == 0:
            numeral(str(mark // 10), ink, at @ moved(x, -3.4, 0.72))
