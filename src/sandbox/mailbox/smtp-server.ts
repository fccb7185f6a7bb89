import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Store } from '../store.ts';
import type { Mailbox } from './mailbox.ts';

const largestBytes = 5_000_000;

/** A mail server that takes everything from everybody, as the switches let it, and delivers nothing. */
export interface RunningMailServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on this machine alone. Any name and password will do, and none too. Fails where the port can't be had; port 0 is any. */
export function startMailServer(state: Store['state'], mailbox: Mailbox, port: number): Promise<RunningMailServer> {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    // There is no certificate to show.
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: largestBytes,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? 'anybody' }),
    onRcptTo: (_address, _session, done) => done(refusals[state.faults.mailFault]?.()),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        mailbox.receive(Buffer.concat(chunks), recipients).then(() => done(), done);
      });
    },
  });
  // Whoever hangs up in the middle of a word has only themselves to tell.
  server.on('error', () => {});
  return new Promise((listening, fail) => {
    server.server.once('error', fail);
    server.listen(port, '127.0.0.1', () =>
      listening({
        port: (server.server.address() as AddressInfo).port,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
  });
}

const refusals: Record<Store['state']['faults']['mailFault'], (() => Error) | undefined> = {
  none: undefined,
  busy: () => Object.assign(new Error('Try again later'), { responseCode: 451 }),
  refused: () => Object.assign(new Error('There is no such mailbox'), { responseCode: 550 }),
};
