/** @jsxImportSource react */
import { FormGroup, Panel, Select } from '@bigcommerce/big-design';
import { texts as all } from '../../texts/texts.ts';
import { NumberField } from '../form/NumberField.tsx';
import { OptionalText } from '../form/OptionalText.tsx';
import { Tick } from '../form/Tick.tsx';
import type { SettingsForm } from '../form/use-settings-form.ts';
import { HoursField } from './HoursField.tsx';
import type { ReleaseTo } from './order-flow.ts';
import { type OrderStatus, waitingStatusIds } from './order-statuses.ts';

const texts = all.orderSync.held;
const actions = ['keep', 'decline', 'cancel'] as const;
/** What the fields begin with when they are switched on. */
const firstDeadlineHours = 168;
const firstWarnDays = 2;

/** What becomes of an order while it is held, and when it is let go. */
export function HeldOrders({
  form,
  statuses,
}: {
  readonly form: SettingsForm;
  readonly statuses: readonly OrderStatus[];
}) {
  const { settings, change, isReadOnly: isDisabled, isWrong } = form;
  const { invitation, deadline, payments, releaseTo } = settings;
  const releases: { value: ReleaseTo; content: string; description?: string }[] = [
    { value: 'fitting', content: texts.releaseFitting, description: texts.releaseFittingNote },
    { value: 'before', content: texts.releaseBefore },
    ...statuses
      .filter(({ statusId }) => statusId === 10 || waitingStatusIds.includes(statusId))
      .map(({ statusId, label }) => ({ value: statusId, content: label })),
  ];
  return (
    <Panel header={texts.header} description={texts.description}>
      <Tick
        label={texts.orderWhileInReview}
        isTicked={settings.orderWhileInReview}
        isDisabled={isDisabled}
        onChange={(orderWhileInReview) => change({ orderWhileInReview })}
      />
      <Tick
        label={texts.staffNotes}
        isTicked={settings.isInStaffNotes}
        isDisabled={isDisabled}
        onChange={(isInStaffNotes) => change({ isInStaffNotes })}
      />
      <FormGroup>
        <Select
          label={texts.release}
          description={texts.releaseOff}
          options={releases}
          value={releaseTo}
          disabled={isDisabled}
          filterable={false}
          onOptionChange={(next) => {
            if (next !== undefined) change({ releaseTo: next });
          }}
        />
      </FormGroup>
      <Tick
        label={texts.invite}
        isTicked={invitation.isOn}
        isDisabled={isDisabled}
        onChange={(isOn) => change({ invitation: { ...invitation, isOn } })}
      />
      {invitation.isOn && (
        <>
          <OptionalText
            label={texts.sender}
            description={texts.senderNote}
            value={invitation.senderName}
            isDisabled={isDisabled}
            onChange={(senderName) => change({ invitation: { ...invitation, senderName } })}
          />
          <HoursField
            label={texts.reminders}
            description={texts.remindersNote}
            hours={invitation.reminderHours}
            error={isWrong('invitation.reminderHours') ? texts.remindersWrong : undefined}
            isDisabled={isDisabled}
            onChange={(reminderHours) => change({ invitation: { ...invitation, reminderHours } })}
          />
        </>
      )}
      <Tick
        label={texts.hasDeadline}
        isTicked={deadline.hours !== null}
        isDisabled={isDisabled}
        onChange={(isOn) => change({ deadline: { ...deadline, hours: isOn ? firstDeadlineHours : null } })}
      />
      {deadline.hours !== null && (
        <>
          <NumberField
            label={texts.deadline}
            value={deadline.hours}
            error={isWrong('deadline.hours') ? texts.hoursWrong : undefined}
            isDisabled={isDisabled}
            onChange={(hours) => change({ deadline: { ...deadline, hours } })}
          />
          <FormGroup>
            <Select
              label={texts.action}
              options={actions.map((action) => ({ value: action, content: texts.actions[action] }))}
              value={deadline.action}
              disabled={isDisabled}
              filterable={false}
              onOptionChange={(action) => {
                if (action) change({ deadline: { ...deadline, action } });
              }}
            />
          </FormGroup>
          {deadline.action !== 'keep' && (
            <Tick
              label={texts.voids}
              isTicked={payments.voidsAtDeadline}
              isDisabled={isDisabled}
              onChange={(voidsAtDeadline) => change({ payments: { ...payments, voidsAtDeadline } })}
            />
          )}
        </>
      )}
      <Tick
        label={texts.warns}
        isTicked={payments.warnDaysBefore !== null}
        isDisabled={isDisabled}
        onChange={(isOn) => change({ payments: { ...payments, warnDaysBefore: isOn ? firstWarnDays : null } })}
      />
      {payments.warnDaysBefore !== null && (
        <>
          <NumberField
            label={texts.authorisation}
            description={texts.authorisationNote}
            value={payments.authorisationDays}
            error={isWrong('payments.authorisationDays') ? texts.daysWrong : undefined}
            isDisabled={isDisabled}
            onChange={(authorisationDays) => change({ payments: { ...payments, authorisationDays } })}
          />
          <NumberField
            label={texts.warnDays}
            value={payments.warnDaysBefore}
            error={isWrong('payments.warnDaysBefore') ? texts.daysWrong : undefined}
            isDisabled={isDisabled}
            onChange={(warnDaysBefore) => change({ payments: { ...payments, warnDaysBefore } })}
          />
          <OptionalText
            type="email"
            label={texts.notice}
            description={texts.noticeNote}
            value={payments.noticeEmail}
            error={isWrong('payments.noticeEmail') ? texts.noticeWrong : undefined}
            isDisabled={isDisabled}
            onChange={(noticeEmail) => change({ payments: { ...payments, noticeEmail } })}
          />
        </>
      )}
    </Panel>
  );
}
