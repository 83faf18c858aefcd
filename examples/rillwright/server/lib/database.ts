import { Pool, type QueryResultRow } from 'pg';
import { config } from '../config';

const pool = new Pool({ connectionString: config.databaseUrl });

/** Runs one statement and gives its rows. */
export async function query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const result = await pool.query<Row>(text, [...values]);
  return result.rows;
}

/** The first row, or undefined. */
export async function queryOne<Row extends QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row | undefined> {
  return (await query<Row>(text, values))[0];
}
