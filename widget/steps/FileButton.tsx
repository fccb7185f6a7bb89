import { useState } from 'preact/hooks';

interface FileButtonProps {
  id: string;
  label: string;
  /** A word beside the button for those who have a mouse. */
  dropHint?: string;
  /** Opens the back camera straight away, where there is one. */
  isCamera?: boolean;
  describedBy: string;
  choose(file: Blob): void;
}

/**
 * A file input that looks like a button: the input itself lies unseen on top, so that keys and taps reach it.
 * A dropped file is taken by hand, because Chromium doesn't give one to an input inside a shadow root.
 */
export function FileButton({ id, label, dropHint, isCamera = false, describedBy, choose }: FileButtonProps) {
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) choose(file);
  };
  return (
    <span class={`file ${isCamera ? 'camera' : 'choose'} ${isOver ? 'over' : ''}`}>
      <input
        id={id}
        type="file"
        accept="image/*"
        {...(isCamera ? { capture: 'environment' as const } : {})}
        aria-describedby={describedBy}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer?.files);
        }}
        onChange={({ currentTarget }) => take(currentTarget.files)}
      />
      <label for={id} class={isCamera ? 'button main' : 'button'} part={isCamera ? 'button main-button' : 'button'}>
        {label}
      </label>
      {dropHint && (
        <span class="drop" aria-hidden="true">
          {dropHint}
        </span>
      )}
    </span>
  );
}
