/**
 * Keeps the bar at the bottom of a phone's screen in step with the choice, and shows it while `button`, the form's
 * own, is above the screen.
 * @returns what to call when the choice or its stock has changed
 */
export function followInStickyBar(
  form: HTMLFormElement,
  button: HTMLElement,
): (panel: HTMLElement | undefined, available: boolean) => void {
  const bar = form.querySelector<HTMLElement>('[data-sticky]')!;
  const price = bar.querySelector('[data-sticky-price]')!;
  const add = bar.querySelector<HTMLButtonElement>('[data-sticky-add]')!;
  let available = false;
  let above = false;
  const update = () => {
    bar.hidden = !above || !available;
  };
  // Grown downwards without end, the screen is left at its top only, and a jump past the button is seen too.
  const watching = new IntersectionObserver(
    ([entry]) => {
      above = !entry!.isIntersecting;
      update();
    },
    { rootMargin: '0px 0px 1000000px 0px' },
  );
  watching.observe(button);
  return (panel, now) => {
    available = now;
    add.disabled = !now;
    const chosen = panel?.querySelector('[data-variant-title]')?.textContent ?? '';
    price.textContent = [chosen, panel?.querySelector('.now')?.textContent].filter(Boolean).join(' · ');
    update();
  };
}
