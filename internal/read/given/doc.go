// Package given reads statements that a person or another tool wrote: JSON
// Lines, one statement a line, as ../../../docs/statement.schema.json says.
//
// In comes a file; out go [statement.Reading] values, one for each source that
// the statements name, as if these sources had been read here. A line that is
// not a statement is refused with its number and the reason; the others stand.
package given
