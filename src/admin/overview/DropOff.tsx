/** @jsxImportSource react */
import { Panel, Text } from '@bigcommerce/big-design';
import { theme } from '@bigcommerce/big-design-theme';
import { styled } from 'styled-components';
import type { OverviewView } from '../../contract/schema/admin/overview.ts';
import { useAdmin } from '../shell/admin.tsx';
import { localeOf } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';

const words = texts.overview.dropOff;

const Steps = styled.ol`
  list-style: none;
  margin: 0;
  padding: 0;
`;

const Step = styled.li`
  display: grid;
  grid-template-columns: minmax(6rem, 9rem) 1fr minmax(5rem, auto);
  gap: 0.75rem;
  align-items: center;
  padding: 0.375rem 0;
  svg {
    display: block;
    width: 100%;
    height: 1rem;
  }
`;

/** How many got how far. */
export function DropOff({ steps }: { readonly steps: OverviewView['dropOff'] }) {
  const { me } = useAdmin();
  const percent = new Intl.NumberFormat(localeOf(me.locale), { style: 'percent' });
  const first = steps[0]?.count ?? 0;
  return (
    <Panel header={words.title} description={words.text}>
      <Steps>
        {steps.map(({ step, count }) => {
          const share = first === 0 ? 0 : count / first;
          return (
            <Step key={step}>
              <Text marginBottom="none">{words.steps[step]}</Text>
              <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width={100} height={1} fill={theme.colors.secondary20} />
                <rect width={share * 100} height={1} fill={theme.colors.primary} />
              </svg>
              <Text marginBottom="none">{words.value(count, percent.format(share))}</Text>
            </Step>
          );
        })}
      </Steps>
    </Panel>
  );
}
