/** @jsxImportSource react */
import { useEffect, useRef } from 'react';

/** Tells what went wrong, in the server's own words. */
export function ErrorDialog({ error, onClose }: { error: unknown; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="modal modal--error" aria-labelledby="errorModalTitle" onClose={onClose}>
      <h2 id="errorModalTitle" className="modal-header-title" data-test="modal-heading">
        Something’s gone wrong
      </h2>
      <p className="modal-body">{error instanceof Error ? error.message : 'Please try again.'}</p>
      <div className="modal-footer">
        <button type="button" className="button button--primary" onClick={() => dialog.current?.close()}>
          OK
        </button>
      </div>
    </dialog>
  );
}
