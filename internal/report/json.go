package report

import (
	"fmt"
	"io"
	"reflect"
	"slices"

	"factum"
)

// JSONOptions say what goes into the JSON.
type JSONOptions struct {
	WithText bool // put the text and the blocks of each document in
}

// JSON writes the record in the form of the contract, indented by two spaces,
// with <, > and & as they are. A list without members is [], never null. The
// record itself is not changed.
func JSON(w io.Writer, rec *factum.Record, opts JSONOptions) error {
	out := *rec
	if !opts.WithText {
		out.Documents = slices.Clone(out.Documents)
		for i := range out.Documents {
			out.Documents[i].Text, out.Documents[i].Blocks = "", nil
		}
	}
	b := writer{to: w}
	ofRecord()(&b, reflect.ValueOf(&out).Elem())
	b.buf = append(b.buf, '\n')
	if err := b.flush(); err != nil {
		return fmt.Errorf("write the record as JSON: %w", err)
	}
	return nil
}

// listed copies a value with every nil slice in it replaced by an empty one.
func listed(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		c := reflect.New(v.Type()).Elem()
		c.Set(v)
		for i := range v.NumField() {
			if f := c.Field(i); f.CanSet() {
				f.Set(listed(v.Field(i)))
			}
		}
		return c
	case reflect.Slice:
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			c.Index(i).Set(listed(v.Index(i)))
		}
		return c
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		c := reflect.New(v.Type().Elem())
		c.Elem().Set(listed(v.Elem()))
		return c
	}
	return v
}
