"""Metal, stone, pearl: what light does on them. Colours are linear."""
import bpy

METALS = {  # colour, roughness
    "yellow-gold": ((1.00, 0.735, 0.33), 0.11),
    "rose-gold": ((0.97, 0.62, 0.47), 0.11),
    "white-gold": ((0.83, 0.82, 0.80), 0.09),
    "silver": ((0.95, 0.94, 0.92), 0.15),
}
STONES = {  # colour that light takes at each crossing, index of refraction
    "diamond": ((1.00, 1.00, 1.00), 2.417),
    "emerald": ((0.17, 0.70, 0.43), 1.60),
    "sapphire": ((0.25, 0.40, 0.74), 1.80),
    "ruby": ((0.80, 0.13, 0.22), 1.80),
}


class Shading:
    """The node tree of a new material."""

    def __init__(self, name):
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.nodes, self.links = self.material.node_tree.nodes, self.material.node_tree.links
        self.nodes.clear()

    def node(self, kind, **inputs):
        """A node whose inputs are numbers, or outputs of other nodes. `Base_Color` is the input "Base Color"."""
        made = self.nodes.new(f"ShaderNode{kind}")
        for name, value in inputs.items():
            self.feed(made.inputs[name.replace("_", " ")], value)
        return made

    def feed(self, socket, value):
        if isinstance(value, bpy.types.NodeSocket):
            self.links.new(value, socket)
        else:
            socket.default_value = (*value, 1) if isinstance(value, tuple) and len(value) == 3 and socket.type == "RGBA" else value

    def mix(self, factor, first, second):
        made = self.nodes.new("ShaderNodeMixShader")
        for socket, value in zip(made.inputs, (factor, first.outputs[0], second.outputs[0])):
            self.feed(socket, value)
        return made

    def finish(self, shader, mask=None):
        """Makes the shader the surface. `mask` names the pixels of this material for smoothing (output.py)."""
        self.node("OutputMaterial", Surface=shader.outputs[0])
        if mask:
            marker = self.nodes.new("ShaderNodeOutputAOV")
            marker.name = mask
            marker.inputs["Value"].default_value = 1.0
        return self.material


def matt(name, colour, roughness, mask=None):
    shading = Shading(name)
    return shading.finish(shading.node("BsdfPrincipled", Base_Color=colour, Roughness=roughness), mask)


def glow(name, strength):
    shading = Shading(name)
    return shading.finish(shading.node("Emission", Color=(1.0, 1.0, 1.0), Strength=strength))


def metal(name):
    """Polished by hand: a surface that is even to a hundredth of a millimetre looks computed."""
    colour, roughness = METALS[name]
    shading = Shading(name)
    where = shading.node("TexCoord").outputs["Object"]
    uneven = shading.node("TexNoise", Vector=where, Scale=0.9, Detail=3.0)
    bump = shading.node("Bump", Strength=1.0, Distance=0.012, Height=uneven.outputs["Fac"])
    return shading.finish(shading.node("BsdfPrincipled", Base_Color=colour, Metallic=1.0, Roughness=roughness,
                                       Normal=bump.outputs["Normal"]))


def stone(name):
    """Mirrors outside, refracts inside, and throws a light shadow of its colour: with a true one it would be a
    dark spot, since light bent by a stone is not followed to the table."""
    existing = bpy.data.materials.get(name)
    if existing:
        return existing
    colour, index = STONES[name]
    shading = Shading(name)
    outside = shading.mix(shading.node("Fresnel", IOR=index).outputs[0],
                          shading.node("BsdfRefraction", Color=colour, Roughness=0.0, IOR=index),
                          shading.node("BsdfGlossy", Color=(1.0, 1.0, 1.0), Roughness=0.0))
    inside = shading.node("BsdfGlass", Color=colour, Roughness=0.0, IOR=index)
    body = shading.mix(shading.node("NewGeometry").outputs["Backfacing"], outside, inside)
    shadow = shading.node("BsdfTransparent", Color=tuple(0.55 + 0.35 * part for part in colour))
    return shading.finish(shading.mix(shading.node("LightPath").outputs["Is Shadow Ray"], body, shadow))


def pearl():
    """White with a rosy edge; a sharp faint shine over a broad one."""
    shading = Shading("pearl")
    edge = shading.node("LayerWeight", Blend=0.42).outputs["Facing"]
    tint = shading.node("MixRGB")
    for socket, value in zip(tint.inputs, (edge, (0.93, 0.895, 0.84), (0.79, 0.68, 0.62))):
        shading.feed(socket, value)
    shader = shading.node("BsdfPrincipled", Base_Color=tint.outputs[0], Roughness=0.26, Specular=1.0, Clearcoat=0.8,
                          Clearcoat_Roughness=0.07)
    return shading.finish(shader, mask="pearl")
