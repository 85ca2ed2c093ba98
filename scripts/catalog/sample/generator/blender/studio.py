"""The light: a studio that is infinitely far away, so that every piece mirrors the same soft boxes."""
from array import array
from math import asin, cos, pi, sin, sqrt
from random import Random

import bpy
from mathutils import Vector

WARMTH = (1.0, 0.985, 0.965)
WIDTH, HEIGHT = 640, 320

SOFT_BOXES = [  # towards, half width and half height (tangents), softness of the edge, brightness
    ((-0.70, -0.05, 0.74), 0.52, 0.48, 0.35, 5.4),  # the key, upper left
    ((0.10, 0.85, 0.55), 0.95, 0.16, 0.50, 2.0),  # a strip behind
    ((0.92, -0.25, 0.42), 0.16, 0.50, 0.50, 1.5),  # a slim fill, right
    ((0.05, -0.62, 0.80), 0.14, 0.14, 0.30, 2.6),  # small, high, in front
]


def smoothstep(low, high, value):
    t = min(1.0, max(0.0, (value - low) / (high - low)))
    return t * t * (3 - 2 * t)


class SoftBox:
    def __init__(self, towards, half_width, half_height, softness, brightness):
        self.axis = Vector(towards).normalized()
        self.right = self.axis.cross(Vector((0, 0, 1))).normalized()
        self.up = self.right.cross(self.axis)
        self.half_width, self.half_height = half_width, half_height
        self.softness, self.brightness = softness, brightness

    def over(self, dark, x, y, z):
        """What is seen in a direction in which the room has the brightness `dark`."""
        ax, ay, az = self.axis
        depth = ax * x + ay * y + az * z
        if depth < 0.1:
            return dark
        rx, ry, _ = self.right
        across = abs(rx * x + ry * y) / depth / self.half_width
        far = 1 + self.softness
        if across > far:
            return dark
        ux, uy, uz = self.up
        along = abs(ux * x + uy * y + uz * z) / depth / self.half_height
        if along > far:
            return dark
        near = 1 - self.softness
        share = (1 - smoothstep(near, far, across)) * (1 - smoothstep(near, far, along))
        return dark + (self.brightness - dark) * share


def studio_rows():
    """Brightness by direction: rows from below to above, equirectangular. Scaled so that white paper on the table
    is exactly white: no picture needs an exposure of its own."""
    boxes = [SoftBox(*each) for each in SOFT_BOXES]
    # Blender looks along -x in the middle of the picture and turns clockwise.
    turns = [pi - (i + 0.5) / WIDTH * 2 * pi for i in range(WIDTH)]
    around = [(cos(turn), sin(turn)) for turn in turns]
    rows, light = [], 0.0
    for j in range(HEIGHT):
        latitude = (j + 0.5) / HEIGHT * pi - pi / 2
        z, flat = sin(latitude), cos(latitude)
        dome = 0.07 + 0.78 * smoothstep(0.0, 1.0, z)
        row = [max(dome, *(box.over(dome, x * flat, y * flat, z) for box in boxes)) for x, y in around]
        rows.append(row)
        if z > 0:
            light += sum(row) * z * flat * (2 * pi / WIDTH) * (pi / HEIGHT)
    return [[value * pi / light for value in row] for row in rows]


def sparkle_rows(rows, lamps=150):
    """The studio as stones see it: more contrast, and small coloured lamps for fire."""
    dice = Random(4)
    sparkling = [[(1.05 * value ** 1.35,) * 3 for value in row] for row in rows]
    for _ in range(lamps):
        z = dice.uniform(0.05, 1)
        row, column = int((asin(z) / pi + 0.5) * HEIGHT), dice.randrange(WIDTH)
        hue, power = dice.random() * 2 * pi, dice.choice((3, 5, 8))
        colour = tuple(power * (1 + 0.45 * cos(hue + part * 2.094)) for part in range(3))
        narrowing = sqrt(max(0.05, 1 - z * z))
        for up in range(-4, 5):
            for aside in range(-9, 10):
                if up * up + (aside * narrowing) ** 2 < 14 and row + up < HEIGHT:
                    sparkling[row + up][(column + aside) % WIDTH] = colour
    return sparkling


def as_image(name, rows):
    pixels = array("f")
    for row in rows:
        for value in row:
            red, green, blue = value if isinstance(value, tuple) else (value,) * 3
            pixels.extend((red * WARMTH[0], green * WARMTH[1], blue * WARMTH[2], 1.0))
    image = bpy.data.images.new(name, WIDTH, HEIGHT, float_buffer=True)
    image.colorspace_settings.name = "Non-Color"
    image.pixels.foreach_set(pixels)
    image.update()
    image.pack()
    return image


def light_studio():
    world = bpy.data.worlds.new("studio")
    bpy.context.scene.world = world
    world.use_nodes = True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    nodes.clear()
    rows = studio_rows()
    seen = nodes.new("ShaderNodeMixShader")
    links.new(nodes.new("ShaderNodeLightPath").outputs["Is Transmission Ray"], seen.inputs[0])
    for slot, name, values in ((1, "studio", rows), (2, "sparkle", sparkle_rows(rows))):
        picture = nodes.new("ShaderNodeTexEnvironment")
        picture.image = as_image(name, values)
        background = nodes.new("ShaderNodeBackground")
        links.new(picture.outputs[0], background.inputs["Color"])
        links.new(background.outputs[0], seen.inputs[slot])
    links.new(seen.outputs[0], nodes.new("ShaderNodeOutputWorld").inputs["Surface"])
    world.cycles.sampling_method = "MANUAL"
    world.cycles.sample_map_resolution = 512
