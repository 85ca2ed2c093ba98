"""Renders one picture: blender -b --factory-startup -noaudio -P render_picture.py -- JOB

JOB is JSON: {form, metal, shape, view, width, height, samples, noise, out}; shape holds the form's own measurements.
One unit is a millimetre; x points right, y away from the camera, z up; the key light comes from the upper left."""
import json
import sys
from pathlib import Path

import bpy

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))

import camera
import materials
from forms import FORMS
from output import configure, save
from studio import light_studio
from table import lay_paper, lay_ruler


def render(job):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    framing = FORMS[job["form"]](materials.metal(job["metal"]), **job["shape"])
    lay_paper()
    if job["view"] == "scale":
        lay_ruler(camera.ruler_place(framing))
    light_studio()
    camera.take(job["view"], framing)
    configure(job["width"], job["height"], job["samples"], job["noise"])
    bpy.ops.render.render()
    save(job["out"])


render(json.loads(sys.argv[sys.argv.index("--") + 1]))
