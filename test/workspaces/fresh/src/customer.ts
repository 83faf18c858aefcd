export interface Customer {
  name: string;
  email: string;
  street: string;
}
