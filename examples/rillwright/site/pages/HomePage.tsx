import { Link } from 'react-router';
import { SocialButtons } from '../components/SocialButtons';

const customers = [
  { name: 'Harrowgate Freight', quote: 'Our lorries report every second now, and we see all of them.' },
  { name: 'Nordlicht Energie', quote: 'From meter to dashboard in 80 milliseconds.' },
];

export function HomePage() {
  return (
    <>
      <h1>Data is best when it is fresh</h1>
      <p>Rillwright moves your events from where they happen to where they matter.</p>
      <Link to="/download">Get the broker</Link>
      <ul>
        {customers.map((customer) => (
          <li key={customer.name}>
            <blockquote>{customer.quote}</blockquote>
            <cite>{customer.name}</cite>
          </li>
        ))}
      </ul>
      <SocialButtons url="https://rillwright.example/" title="Data is best when it is fresh" />
    </>
  );
}
