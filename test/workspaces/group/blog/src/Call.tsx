export const Call = () => <input type="tel" name="phone" autoComplete="tel" />;
