/** @jsxImportSource react */
import { FormGroup, Input, Textarea } from '@bigcommerce/big-design';
import type { Language } from '../../../contract/wire/widget-texts.ts';
import { texts as all } from '../../texts/texts.ts';
import { unfilled } from './unfilled.ts';

const texts = all.widget.words;
const longFrom = 60;
const longest = 500;

/** `photo.noCamera.in_use` as `No camera: in use`. */
export function nameOfPlace(place: string): string {
  const keys = place.includes('.') ? place.split('.').slice(1) : [place];
  const words = keys.map((key) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' '));
  const name = words.join(': ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** One text of the store's own, with the widget's beside it. Empty for the widget's. */
export function OwnText({
  place,
  lang,
  text,
  widgetsOwn,
  isReadOnly,
  onFocus,
  onChange,
}: {
  readonly place: string;
  readonly lang: Language;
  readonly text: string;
  readonly widgetsOwn: string;
  readonly isReadOnly: boolean;
  readonly onFocus: () => void;
  readonly onChange: (text: string) => void;
}) {
  const stray = unfilled(text, widgetsOwn);
  const props = {
    label: nameOfPlace(place),
    description: widgetsOwn,
    value: text,
    lang,
    dir: 'auto',
    maxLength: longest,
    disabled: isReadOnly,
    onFocus,
    ...(stray.length > 0 && { error: texts.unfilled(stray.join(', ')) }),
  };
  return (
    <FormGroup>
      {widgetsOwn.length > longFrom ? (
        <Textarea {...props} rows={2} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      ) : (
        <Input {...props} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      )}
    </FormGroup>
  );
}
