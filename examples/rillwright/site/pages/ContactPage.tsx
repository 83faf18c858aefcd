import { ContactForm } from '../components/ContactForm';

export function ContactPage() {
  return (
    <>
      <h1>Talk to us</h1>
      <p>Tell us what you would like to build. Somebody who has built the like will answer.</p>
      <ContactForm />
    </>
  );
}
