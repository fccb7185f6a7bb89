import { waitFor, within } from '@testing-library/dom';
import { describe, expect, test } from 'vitest';
import { meIs, openSettings, useSettings, viewOf } from './fixture.tsx';

const { server, kept } = useSettings();

const open = async () => {
  const { screen, user } = openSettings('order-sync');
  const toggle = await screen.findByLabelText(/Change order statuses/);
  const flow = () => screen.getByRole('list', { name: 'The way of an order that needs a check' }).textContent;
  const choose = async (label: string, option: string | RegExp) => {
    await user.click(screen.getByRole('combobox', { name: new RegExp(`^${label}`) }));
    await user.click(await screen.findByRole('option', { name: option }));
    await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
  };
  const save = async () => {
    await user.click(await screen.findByText('Save'));
    await screen.findByText('The settings are saved.');
  };
  return { screen, user, toggle, flow, choose, save };
};

describe('Order Sync', () => {
  test('is off, and its statuses wait until it is on', async () => {
    const { screen, user, toggle } = await open();
    expect((toggle as HTMLInputElement).checked).toBe(false);
    const select = screen.getByRole('combobox', { name: /^Failed/ }) as HTMLInputElement;
    expect(select.disabled).toBe(true);
    await user.click(toggle);
    await waitFor(() => expect(select.disabled).toBe(false));
  });

  test('offers the store’s own statuses, under the store’s names, with the defaults marked', async () => {
    const { screen, user, toggle } = await open();
    await user.click(toggle);
    await user.click(screen.getByRole('combobox', { name: /^In progress/ }));
    const options = await screen.findAllByRole('option');
    expect(options).toHaveLength(14);
    expect(options.map(({ textContent }) => textContent)).toContain(
      'ID check (default)Manual Verification Required in BigCommerce',
    );
    expect(options.map(({ textContent }) => textContent)).not.toContain('Incomplete');
  });

  test('saves what was chosen, and draws where orders go before that', async () => {
    const { user, toggle, flow, choose, save } = await open();
    expect(flow()).toContain('FailedID check');
    await user.click(toggle);
    await waitFor(() => expect(flow()).toContain('FailedDeclined'));
    await choose('Failed', 'Cancelled');
    await waitFor(() => expect(flow()).toContain('FailedCancelled'));
    expect(kept.saved).toEqual([]);
    await save();
    expect(kept.saved[0]?.settings.orderStatusSync).toMatchObject({
      isOn: true,
      statusIds: { inProgress: 12, passed: 11, failed: 5 },
    });
  });

  test('says that a status which gets shipped holds nothing, and draws what is done instead', async () => {
    const { screen, user, toggle, flow, choose } = await open();
    await user.click(toggle);
    await choose('In progress', 'Awaiting Shipment');
    await screen.findByText(/An order in Awaiting Shipment gets shipped/);
    expect(flow()).toContain('In progressID check');
  });

  test('goes back to the defaults', async () => {
    kept.view = viewOf({
      orderStatusSync: { isOn: true, statusIds: { inProgress: 13, passed: 9, failed: 5 }, protectedStatusIds: [] },
    });
    const { screen, user, save } = await open();
    await user.click(screen.getByText('Use the defaults'));
    await user.click(screen.getByText('Tick the six defaults'));
    await save();
    expect(kept.saved[0]?.settings.orderStatusSync).toEqual({
      isOn: true,
      statusIds: { inProgress: 12, passed: 11, failed: 6 },
      protectedStatusIds: [2, 3, 4, 5, 10, 14],
    });
  });
});

describe('Order Protection', () => {
  test('has a box for each status, with the six defaults ticked', async () => {
    const { screen } = await open();
    const boxes = within(screen.getByRole('group', { name: /Never change an order/ })).getAllByRole('checkbox');
    expect(boxes).toHaveLength(15);
    const ticked = boxes.filter((box) => (box as HTMLInputElement).checked && !(box as HTMLInputElement).disabled);
    expect(ticked).toHaveLength(6);
  });

  test.each(['Shipped', 'Cancelled', 'Refunded'])('warns before %s is unticked', async (label) => {
    const { screen, user, save } = await open();
    const box = screen.getByLabelText(`${label} (default)`) as HTMLInputElement;
    await user.click(box);
    const dialog = await screen.findByRole('dialog', { name: `Let idgate change orders that are ${label}?` });
    await user.click(within(dialog).getByText('Cancel'));
    await waitFor(() => expect(dialog.isConnected).toBe(false));
    expect(box.checked).toBe(true);
    expect(screen.queryByText('You have changes that are not saved.')).toBeNull();

    await user.click(box);
    await user.click(await screen.findByText('Untick it'));
    await screen.findByText(new RegExp(`Not protected: ${label}`));
    expect(box.checked).toBe(false);
    await save();
    expect(kept.saved[0]?.settings.orderStatusSync.protectedStatusIds).toHaveLength(5);
  });

  test('unticks others without a warning', async () => {
    const { screen, user } = await open();
    await user.click(screen.getByLabelText('Completed (default)'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect((screen.getByLabelText('Completed (default)') as HTMLInputElement).checked).toBe(false);
  });
});

test('a viewer sees the settings and can’t change them', async () => {
  server.use(meIs('viewer'));
  const { screen, toggle } = await open();
  expect(screen.getByText(/Changing them is for the owner/)).toBeTruthy();
  expect((toggle as HTMLInputElement).disabled).toBe(true);
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});
