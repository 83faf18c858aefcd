export const Form = () => (
  <form>
    {/* @pii email for support */}
    <input name="mail" />
    <p>@pii is text here</p>
  </form>
);
