import Hotjar from '@hotjar/browser';
import { useEffect, useState, type FormEvent } from 'react';
import type { SupportRequest } from '@shared/support';
import { Field } from '../components/Field';
import { formSent } from '../lib/analytics';
import { send } from '../lib/api';

/** @pii emial for support */ // expect: invalid-annotation
type Requester = Pick<SupportRequest, 'email'>;

export function SupportPage() {
  const [requester, setRequester] = useState<Requester>({ email: '' });
  const [subject, setSubject] = useState('');
  const [message, setMessage] = useState('');
  const [severity, setSeverity] = useState<SupportRequest['severity']>('question');
  const [caseId, setCaseId] = useState<string>();

  useEffect(() => {
    Hotjar.init(Number(import.meta.env.HOTJAR_SITE_ID), 6); // expect: undeclared-tracker -- the policy knows of no session recordings
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const request: SupportRequest = { ...requester, subject, message, severity };
    const opened = await send<{ caseId: string }>('/support', request);
    formSent('support');
    setCaseId(opened.caseId);
  }

  if (caseId) return <p role="status">Your case is {caseId}. We have sent you an e-mail.</p>;

  return (
    <form onSubmit={(event) => void submit(event)}>
      <h1>Ask for support</h1>
      <Field label="E-mail">
        <input type="email" value={requester.email} onChange={(event) => setRequester({ email: event.target.value })} />
      </Field>
      <Field label="Subject">
        <input value={subject} onChange={(event) => setSubject(event.target.value)} />
      </Field>
      <Field label="How bad is it?">
        <select value={severity} onChange={(event) => setSeverity(event.target.value as SupportRequest['severity'])}>
          <option value="question">A question</option>
          <option value="degraded">Slower than it should be</option>
          <option value="down">Nothing works</option>
        </select>
      </Field>
      <Field label="What happens?">
        <textarea rows={10} value={message} onChange={(event) => setMessage(event.target.value)} />
      </Field>
      <button>Send</button>
    </form>
  );
}
