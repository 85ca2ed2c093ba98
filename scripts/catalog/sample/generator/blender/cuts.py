"""Cut stones. A unit stone is 2 wide with its girdle at z = 0, its table up and its long axis along y. It is ground
from a rough prism by one plane after another."""
from math import atan2, cos, pi, radians, sin, sqrt, tan

import bmesh
import bpy
from mathutils import Matrix, Vector

from materials import glow, stone
from placement import moved, turned
from solids import circle, lathe, put

LENGTH = {"round": 1.0, "oval": 1.32, "emerald": 1.36, "asscher": 1.0}
"""Length of each cut, in widths."""
STEP_CUTS = ("emerald", "asscher")
CORNER = 0.36
"""What is taken off the corners of a step cut."""
TOUCHING = 2e-6


def plane(a, b, c):
    """The plane through three points: its normal away from the stone's middle, and its distance from there."""
    normal = (b - a).cross(c - a).normalized()
    distance = normal.dot(a)
    return (normal, distance) if distance > 0 else (-normal, -distance)


def grind(faces, normal, distance):
    """Takes away what of a convex solid lies beyond a plane. Faces are loops of points."""
    height = {id(corner): normal.dot(corner) - distance for face in faces for corner in face}
    if max(height.values()) <= TOUCHING:
        return faces
    left, rim = [], []
    for face in faces:
        loop = []
        for start, end in zip(face, [*face[1:], face[0]]):
            above, below = height[id(start)], height[id(end)]
            if above <= TOUCHING:
                loop.append(start)
            if abs(above) <= TOUCHING:
                rim.append(start)
            if min(above, below) < -TOUCHING and max(above, below) > TOUCHING:
                crossing = start.lerp(end, above / (above - below))
                loop.append(crossing)
                rim.append(crossing)
        if len(loop) > 2:
            left.append(loop)
    corners = []
    for each in rim:
        if all((each - known).length > 1e-5 for known in corners):
            corners.append(each)
    if len(corners) > 2:
        middle = sum(corners, Vector()) / len(corners)
        u = normal.orthogonal().normalized()
        v = normal.cross(u)
        left.append(sorted(corners, key=lambda each: atan2((each - middle).dot(v), (each - middle).dot(u))))
    return left


def brilliant_facets(table=0.56, crown=34.5, pavilion=40.9, girdle=0.025, star=0.5, lower=0.77):
    """The 57 facets of a brilliant in the proportions of a well cut diamond; angles in degrees."""
    def spot(turn, radius, z):
        return Vector((radius * cos(radians(turn)), radius * sin(radians(turn)), z))
    rise, fall, narrow = tan(radians(crown)), tan(radians(pavilion)), cos(pi / 8)
    top, culet = girdle + (1 - table) * rise, Vector((0, 0, -girdle - fall))
    star_reach = table * narrow + star * (1 - table * narrow)
    star_height = girdle + (1 - star_reach * narrow) * rise
    low_height = -girdle - (1 - (1 - lower) * narrow) * fall
    facets = [(Vector((0, 0, 1)), top)]
    for turn in range(0, 360, 45):
        tip, low = spot(turn + 22.5, star_reach, star_height), spot(turn + 22.5, 1 - lower, low_height)
        corner = spot(turn, table, top)
        facets.append(plane(corner, spot(turn + 45, table, top), tip))
        facets.append(plane(corner, spot(turn, 1, girdle), tip))
        facets.append(plane(spot(turn, 1, -girdle), low, culet))
        for side in (turn, turn + 22.5):
            facets.append(plane(tip, spot(side, 1, girdle), spot(side + 22.5, 1, girdle)))
            facets.append(plane(low, spot(side, 1, -girdle), spot(side + 22.5, 1, -girdle)))
    return facets


def step_facets(length):
    """Three steps above and three below the girdle, on eight sides."""
    crown = [(0, 0.03), (0.13, 0.17), (0.26, 0.27), (0.40, 0.34)]
    pavilion = [(0, -0.03), (0.24, -0.36), (0.55, -0.68), (1.0, -0.98)]
    diagonal = (1 + length) / sqrt(2) - CORNER
    facets = [(Vector((0, 0, 1)), crown[-1][1])]
    for side in range(8):
        out = Vector((cos(side * pi / 4), sin(side * pi / 4), 0))
        across = Vector((-out.y, out.x, 0))
        reach = diagonal if side % 2 else length if side % 4 else 1
        facets.append((out, reach))
        for steps in (crown, pavilion):
            for (inset, z), (next_inset, next_z) in zip(steps, steps[1:]):
                edge = out * (reach - inset) + Vector((0, 0, z))
                facets.append(plane(edge, out * (reach - next_inset) + Vector((0, 0, next_z)), edge + across))
    return facets


def rough(cut):
    """The prism that a stone is ground from: round, or a box for the step cuts."""
    sides, size = (4, 3.0) if cut in STEP_CUTS else (96, 1.0)
    outline = [turned(z=180 / sides) @ Vector((x, y, 0)) for x, y in circle(size, sides)]
    low, high = ([each + Vector((0, 0, z)) for each in outline] for z in (-1.2, 1.2))
    return [low[::-1], high, *([low[i - 1], low[i], high[i], high[i - 1]] for i in range(sides))]


def stone_mesh(cut, gem):
    name = f"{cut} {gem}"
    mesh = bpy.data.meshes.get(name)
    if mesh:
        return mesh
    faces = rough(cut)
    for normal, distance in step_facets(LENGTH[cut]) if cut in STEP_CUTS else brilliant_facets():
        faces = grind(faces, normal, distance)
    stretch = LENGTH[cut] if cut == "oval" else 1.0
    mesh = bpy.data.meshes.new(name)
    shape = bmesh.new()
    for face in faces:
        shape.faces.new([shape.verts.new((corner.x, corner.y * stretch, corner.z)) for corner in face])
    bmesh.ops.remove_doubles(shape, verts=shape.verts, dist=2e-4)
    bmesh.ops.recalc_face_normals(shape, faces=shape.faces)
    shape.to_mesh(mesh)
    shape.free()
    mesh.materials.append(stone(gem))
    return mesh


def set_stone(cut, gem, width, at, z=0.0, x=0.0, y=0.0):
    """Puts a stone of a width, its girdle at the given point of `at`. Round ones are turned a little, so that no
    facet mirrors a lamp in all stones of a row at once."""
    spin = turned(z=11) if cut == "round" else Matrix()
    return put(stone_mesh(cut, gem), at @ moved(x, y, z) @ spin @ Matrix.Scale(width / 2, 4))


def foil(width, at):
    """Light behind a round stone in a closed seat, as of the foil in old jewelry: without it the stone is dark."""
    cone = [(0.99, -0.06), (0.55, -0.48), (0.0, -0.96)]
    lathe("foil", cone, bpy.data.materials.get("foil") or glow("foil", 0.5), at @ Matrix.Scale(width / 2, 4), 48)


def girdle(cut, count, grow=0.0):
    """Points evenly along the outline of a unit stone, pushed outward by `grow`."""
    width, length = 1 + grow, LENGTH[cut] + grow
    if cut in STEP_CUTS:
        corner = CORNER * sqrt(2) + grow * 0.59
        quarter = [(width, length - corner), (width - corner, length)]
        path = [*quarter, *((-x, y) for x, y in quarter[::-1]), *((-x, -y) for x, y in quarter),
                *((x, -y) for x, y in quarter[::-1])]
        path = [path[-1], *path[:-1]]
    else:
        path = [(width * x, length * y) for x, y in circle(1, 360)]
    path = [Vector(each) for each in path]
    lengths = [(end - start).length for start, end in zip(path, [*path[1:], path[0]])]
    pitch, points, passed, i = sum(lengths) / count, [], 0.0, 0
    for k in range(count):
        while passed + lengths[i] < k * pitch:
            passed += lengths[i]
            i += 1
        points.append(path[i].lerp(path[(i + 1) % len(path)], (k * pitch - passed) / lengths[i]))
    return points


def girdle_length(cut, grow=0.0):
    """Once around the outline of a unit stone."""
    points = girdle(cut, 240, grow)
    return sum((end - start).length for start, end in zip(points, [*points[1:], points[0]]))
