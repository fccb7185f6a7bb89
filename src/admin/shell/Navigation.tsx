/** @jsxImportSource react */
import { Button } from '@bigcommerce/big-design';
import { useId, useState } from 'react';
import { styled } from 'styled-components';
import { texts } from '../texts/texts.ts';
import { hrefOf } from './route.ts';
import type { ScreenEntry } from './screens.tsx';

const Nav = styled.nav`
  border-bottom: 1px solid ${({ theme }) => theme.colors.secondary30};
  margin-bottom: ${({ theme }) => theme.spacing.xLarge};
`;

const MenuButton = styled.div`
  padding-bottom: ${({ theme }) => theme.spacing.small};
  @media (min-width: 720px) {
    display: none;
  }
`;

const Links = styled.ul<{ $isOpen: boolean }>`
  list-style: none;
  margin: 0;
  padding: 0;
  display: ${({ $isOpen }) => ($isOpen ? 'block' : 'none')};
  @media (min-width: 720px) {
    display: flex;
    flex-wrap: wrap;
  }
`;

const Link = styled.a`
  display: block;
  padding: 0.75rem 1rem;
  color: ${({ theme }) => theme.colors.primary};
  text-decoration: none;
  border-radius: 4px;
  &:hover {
    background: ${({ theme }) => theme.colors.primary10};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary};
    outline-offset: -2px;
  }
  &[aria-current='page'] {
    color: ${({ theme }) => theme.colors.secondary70};
    font-weight: ${({ theme }) => theme.typography.fontWeight.semiBold};
    box-shadow: inset 4px 0 0 ${({ theme }) => theme.colors.primary};
    border-radius: 0;
  }
  @media (min-width: 720px) {
    &[aria-current='page'] {
      box-shadow: inset 0 -4px 0 ${({ theme }) => theme.colors.primary};
    }
  }
`;

/** The way to every screen: a row where there is room for one, a menu on a phone. */
export function Navigation({
  screens,
  current,
}: {
  readonly screens: readonly ScreenEntry[];
  readonly current: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const label = screens.find(({ name }) => name === current)?.label;
  return (
    <Nav aria-label={texts.shell.navigation}>
      <MenuButton>
        <Button variant="secondary" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen((was) => !was)}>
          {texts.shell.menu(label ? texts.shell.screens[label] : undefined)}
        </Button>
      </MenuButton>
      <Links id={id} $isOpen={isOpen}>
        {screens.map(
          (screen) =>
            screen.label && (
              <li key={screen.name}>
                <Link
                  href={hrefOf(`/${screen.name}`)}
                  aria-current={screen.name === current ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                >
                  {texts.shell.screens[screen.label]}
                </Link>
              </li>
            ),
        )}
      </Links>
    </Nav>
  );
}
