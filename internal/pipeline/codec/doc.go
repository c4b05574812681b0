// Package codec writes values of Go types as bytes and reads them back.
//
// In comes a pointer to a value made of structs, slices, arrays, pointers,
// maps from string to string, strings, numbers and bools; out go bytes that
// hold every field in the order of its declaration, each distinct string once.
// What is read back is deeply equal to what was written: nil and empty slices
// stay what they are. A type with a field that could not be read back (not
// exported, an interface, a function) is refused, so that none is lost.
//
// The bytes carry no description of the type: reader and writer must be built
// of the same source. Who keeps them must see to that, and that they are whole.
// Bytes that no writer has written give an error, never a panic, and never take
// more memory than a small multiple of their size.
package codec
