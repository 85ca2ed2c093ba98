import { useStore } from '@nanostores/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { $visit } from '../admin-navigation.client.ts';
import { routeHash } from '../admin-routes.ts';
import { useRole } from '../use-me.ts';
import { DESK_SECTIONS, mayOpen, sectionOf } from './desk-sections.ts';

const ID = 'desk-sections';

/** The sections of the desk. On a phone they are behind a button, and gone again once one is chosen. */
export function DeskNavigation() {
  const { route, visit } = useStore($visit);
  const role = useRole();
  const current = sectionOf(route);
  const [openedOn, setOpenedOn] = useState<number | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const open = openedOn === visit;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !open) return;
    setOpenedOn(null);
    button.current?.focus();
  }
  return (
    <>
      <button
        type="button"
        className="text-button admin-menu"
        aria-expanded={open}
        aria-controls={ID}
        ref={button}
        onClick={() => setOpenedOn(open ? null : visit)}
      >
        Menu
      </button>
      <nav id={ID} aria-label="Desk" data-open={open || undefined} onKeyDown={onKeyDown}>
        <ul>
          {DESK_SECTIONS.filter((section) => mayOpen(role, section.route)).map((section) => (
            <li key={section.name}>
              <a
                href={routeHash(section.route)}
                {...(section === current && { 'aria-current': 'page' as const })}
                onClick={() => setOpenedOn(null)}
              >
                {section.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
