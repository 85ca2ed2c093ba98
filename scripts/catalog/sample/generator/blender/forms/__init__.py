"""Every form of jewelry that can be rendered, by its name in recipes.ts. A form takes the metal and its own
measurements, lays the piece on the table and says how it wants to be seen."""
from forms import bracelets, earrings, necklaces, rings

FORMS = {
    "solitaire-ring": rings.solitaire,
    "halo-ring": rings.halo,
    "three-stone-ring": rings.three_stone,
    "band-ring": rings.plain_band,
    "eternity-ring": rings.eternity,
    "signet-ring": rings.signet,
    "studs": earrings.studs,
    "pearl-studs": earrings.pearl_studs,
    "pearl-drops": earrings.pearl_drops,
    "hoops": earrings.hoops,
    "stone-pendant": necklaces.stone_pendant,
    "pearl-pendant": necklaces.pearl_pendant,
    "disc-pendant": necklaces.disc_pendant,
    "tennis-bracelet": bracelets.tennis,
    "chain-bracelet": bracelets.chain,
    "bangle": bracelets.bangle,
    "cuff": bracelets.cuff,
}
