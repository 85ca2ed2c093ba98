"""How Cycles renders, what becomes of its grain, and the JPEG."""
from pathlib import Path

import bpy

SMOOTHED = {"paper": 1.0, "prop": 1.0, "pearl": 0.6}
"""Materials whose pixels are averaged, and how far in shares of the reach."""
REACH = 0.02
"""Of the averaging, in widths of the picture."""


MAX_BYTES = 120_000


def configure(width, height, samples, noise):
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.resolution_percentage = 100
    scene.render.threads_mode, scene.render.threads = "FIXED", 1
    scene.render.image_settings.file_format = "JPEG"
    scene.render.image_settings.color_mode = "RGB"
    scene.view_settings.view_transform = "Standard"
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.samples = samples
    cycles.use_adaptive_sampling = True
    cycles.adaptive_threshold = noise
    cycles.adaptive_min_samples = 6
    cycles.use_denoising = False  # Debian's Blender is built without OpenImageDenoise.
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_direct, cycles.sample_clamp_indirect = 0, 6
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 12, 1, 4
    cycles.transmission_bounces, cycles.transparent_max_bounces = 10, 6
    cycles.seed = 1
    smooth_matt_surfaces(round(width * REACH))


class Compositor:
    def __init__(self):
        scene = bpy.context.scene
        scene.use_nodes = True
        self.nodes, self.links = scene.node_tree.nodes, scene.node_tree.links
        self.nodes.clear()

    def node(self, kind, inputs=(), **properties):
        made = self.nodes.new(f"CompositorNode{kind}")
        for name, value in properties.items():
            setattr(made, name, value)
        for socket, value in zip(made.inputs, inputs):
            if isinstance(value, bpy.types.NodeSocket):
                self.links.new(value, socket)
            else:
                socket.default_value = value
        return made.outputs[0] if made.outputs else made


def smooth_matt_surfaces(reach):
    """Stands in for a denoiser: where a pixel shows nothing but paper, or another matt surface, it becomes the
    average of such pixels around it. The piece itself is left alone."""
    layer = bpy.context.scene.view_layers[0]
    for name in SMOOTHED:
        marker = layer.aovs.add()
        marker.name, marker.type = name, "VALUE"
    tree = Compositor()
    rendered = tree.nodes.new("CompositorNodeRLayers")
    image = result = rendered.outputs["Image"]
    for name, share in SMOOTHED.items():
        size = max(2, round(reach * share))

        def blurred(values, size=size):
            return tree.node("Blur", [values], filter_type="GAUSS", size_x=size, size_y=size)
        pure = tree.node("Math", [rendered.outputs[name], 0.97], operation="GREATER_THAN")
        total = blurred(tree.node("MixRGB", [1.0, image, pure], blend_type="MULTIPLY"))
        count = tree.node("Math", [blurred(pure), 1e-4], operation="MAXIMUM")
        average = tree.node("MixRGB", [1.0, total, count], blend_type="DIVIDE")
        result = tree.node("MixRGB", [pure, result, average], blend_type="MIX")
    tree.node("Composite", [result])


def save(file):
    """Writes what was rendered, in the best quality that is small enough."""
    scene, path = bpy.context.scene, Path(file)
    for quality in range(92, 60, -4):
        scene.render.image_settings.quality = quality
        bpy.data.images["Render Result"].save_render(file, scene=scene)
        if path.stat().st_size <= MAX_BYTES:
            return
    raise RuntimeError(f"{file} does not fit into {MAX_BYTES} bytes")
