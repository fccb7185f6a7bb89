import { useState } from 'preact/hooks';

interface CopyButtonProps {
  text: string;
  label: string;
  /** What is said once it is done. */
  copied: string;
  /** Called where the browser doesn't let the page copy. */
  onRefused(): void;
}

export function CopyButton({ text, label, copied, onRefused }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      onRefused();
    }
  };
  return (
    <>
      <button type="button" class="button" part="button" onClick={copy}>
        {isCopied ? copied : label}
      </button>
      <span role="status" class="unseen">
        {isCopied && copied}
      </span>
    </>
  );
}
