import type { Files } from './engine.js';

const policy = `version: 1
collects:
  - { id: addr, category: email, purposes: [essential.service] }
  - category: name
    purposes: [essential.service]
shares:
  - { to: [service_providers], categories: [name] }
  - { to: [analytics_providers], categories: [user.location], only: aggregated }
denies:
  - { practice: share, category: phone_number, to: [analytics_providers] }
trackers: [cookies]
`;

/** Small workspaces in which many rules have something to say. */
export const samples: Readonly<Record<string, Files>> = {
  fields: {
    'privacy.policy.yaml': policy,
    'a.ts': `import { z } from 'zod';

export interface Account {
  email: string;
  /** What the person is called. */
  handle: string;
  /**
   * Where letters go.
   */
  streetAddress: string;
  passportNumber: string;
}

export const signUp = z.object({ jobTitle: z.string(), email: z.string().email(), ssn: z.string() });

export class Person {
  constructor(
    readonly dateOfBirth: string,
    readonly phone: string,
  ) {}
}

export function save(person: { gender: string; email: string }) {
  return fetch('/api/people', { method: 'POST', body: JSON.stringify(person) });
}
`,
  },
  sharing: {
    'privacy.policy.yaml': policy,
    'a.ts': `import mixpanel from 'mixpanel-browser';
import posthog from 'posthog-js';

export interface User {
  email: string;
  phone: string;
  city: string;
  name: string;
}

mixpanel.init('token');

export function signedUp(user: User) {
  mixpanel.track('Signed up', { email: user.email, plan: 'free' });
  mixpanel.track('Signed up', {
    plan: 'free',
    phone: user.phone,
  });
  posthog.capture('seen', { name: user.name, city: user.city });
  if (user.name) posthog.identify(user.email);
}
`,
  },
  safeguards: {
    'privacy.policy.yaml': policy,
    'a.tsx': `import { useState } from 'react';

interface User {
  email: string;
  name: string;
}

const partner = 'http://partner.example.org/leads';

export async function lead(user: User) {
  console.log('lead', user.email);
  localStorage.setItem('who', user.email);
  sessionStorage.setItem('who', JSON.stringify({ name: user.name, at: Date.now() }));
  await fetch(partner, { method: 'POST', body: JSON.stringify({ email: user.email }) });
  await fetch('http://other.example.org/?email=' + encodeURIComponent(user.email));
  window.location.assign(\`/welcome?email=\${user.email}\`);
}

export function Page({ user }: { user: User }) {
  const [open, setOpen] = useState(false);
  return (
    <section>
      <h1>Hello</h1>
      <button
        onClick={() => {
          setOpen(!open);
          console.info({ email: user.email, open });
        }}
      >
        Open
      </button>
      {open && console.log(user.email)}
      <img src={\`https://www.facebook.com/tr?id=1&em=\${user.email}\`} alt="" />
    </section>
  );
}
`,
  },
  templates: {
    'a.ts': `export function report(user: { email: string; name: string }, log: (text: string) => void) {
  log(\`
    lines
    \${[1, 2]
      .map(() => {
        console.log(user.email);
        return 1;
      })
      .join('')}
    more
  \`);
  console.log(\`
    hello
    \${user.email}
  \`);
}
`,
  },
  annotations: {
    'privacy.policy.yaml': policy,
    'a.tsx': `// pledge-ignore personal-data-in-url -- there was one
/** @pii emial */
export interface A {
  /** @pii email for marketing.advertising to Acme */
  mail: string;
  // @pii email ip_address
  both: string;
}

// pledge-ignore-next-line personal-data-in-log, insecure-transport -- nothing here
export const x = 1;

export function log(a: { email: string }) {
  console.log(a.email); // pledge-ignore-line personal-data-in-log, insecure-transport -- for now
  // pledge-disable-next-line personal-data-in-log -- for now
  console.warn(a.email, x);
}

export const page = (
  <p>
    {/* pledge-ignore-next-line personal-data-in-log -- nothing here */}
    <b />
  </p>
);
`,
  },
  'windows line ends': {
    'privacy.policy.yaml': policy.replaceAll('\n', '\r\n'),
    'a.ts': `export interface B {\r\n  /** The street. */\r\n  streetAddress: string;\r\n  gender: string;\r\n}\r\n\r\nexport function f(b: B) {\r\n  console.log({\r\n    gender: b.gender,\r\n    x: 1,\r\n  });\r\n}\r\n`,
  },
};
