export function Contact() {
  return (
    <form method="post" action="/contact">
      <label>
        E-mail <input type="email" name="email" autoComplete="email" />
      </label>
      <label>
        Phone <input type="tel" name="phone" autoComplete="tel" />
      </label>
      <button>Send</button>
    </form>
  );
}
