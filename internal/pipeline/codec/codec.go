package codec

import (
	"fmt"
	"reflect"
	"slices"
	"sync"
)

// coder writes and reads values of one type.
type coder struct {
	write func(*writer, reflect.Value)
	read  func(*reader, reflect.Value)
	// least is the least number of bytes of a value; it bounds how many can
	// follow in what is left.
	least int
}

// Codec writes and reads values of type T. It is safe for concurrent use.
type Codec[T any] struct{ c *coder }

// New gives the codec of a type; the error names a field that can't be kept.
func New[T any]() (*Codec[T], error) {
	b := builder{made: map[reflect.Type]*coder{}}
	c, err := b.of(reflect.TypeFor[T]())
	if err != nil {
		return nil, err
	}
	return &Codec[T]{c}, nil
}

// Encode gives the bytes of a value.
func (c *Codec[T]) Encode(v *T) []byte {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.reset()
	c.c.write(w, reflect.ValueOf(v).Elem())
	return w.whole()
}

// Decode reads a value from bytes. Its strings share one copy of their part of
// the bytes.
func (c *Codec[T]) Decode(data []byte) (v *T, err error) {
	r := reader{}
	if r.begin(data); r.err != nil {
		return nil, r.err
	}
	v = new(T)
	c.c.read(&r, reflect.ValueOf(v).Elem())
	if r.err == nil && len(r.data) > 0 {
		r.fail("%d bytes too many", len(r.data))
	}
	if r.err != nil {
		return nil, r.err
	}
	return v, nil
}

var writers = sync.Pool{New: func() any { return &writer{strings: map[string]uint64{}} }}

// builder makes the coders of a type and of all that it holds.
type builder struct{ made map[reflect.Type]*coder }

func (b *builder) of(t reflect.Type) (*coder, error) {
	if c := b.made[t]; c != nil {
		return c, nil
	}
	c := &coder{least: 1}
	b.made[t] = c // a type may hold itself
	if err := b.fill(c, t); err != nil {
		return nil, err
	}
	return c, nil
}

func (b *builder) fill(c *coder, t reflect.Type) error {
	switch t.Kind() {
	case reflect.Bool:
		c.write = func(w *writer, v reflect.Value) { w.bool(v.Bool()) }
		c.read = func(r *reader, v reflect.Value) { v.SetBool(r.bool()) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.write = func(w *writer, v reflect.Value) { w.int(v.Int()) }
		c.read = func(r *reader, v reflect.Value) {
			n := r.int()
			if v.OverflowInt(n) {
				r.fail("%d is no %s", n, t)
			}
			v.SetInt(n)
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.write = func(w *writer, v reflect.Value) { w.uint(v.Uint()) }
		c.read = func(r *reader, v reflect.Value) {
			n := r.uint()
			if v.OverflowUint(n) {
				r.fail("%d is no %s", n, t)
			}
			v.SetUint(n)
		}
	case reflect.Float32, reflect.Float64:
		c.write = func(w *writer, v reflect.Value) { w.float(v.Float()) }
		c.read = func(r *reader, v reflect.Value) { v.SetFloat(r.float()) }
		c.least = 8
	case reflect.String:
		c.write = func(w *writer, v reflect.Value) { w.string(v.String()) }
		c.read = func(r *reader, v reflect.Value) { v.SetString(r.string()) }
	case reflect.Pointer:
		return b.pointer(c, t)
	case reflect.Slice:
		return b.slice(c, t)
	case reflect.Array:
		return b.array(c, t)
	case reflect.Struct:
		return b.structure(c, t)
	case reflect.Map:
		if t.Key().Kind() != reflect.String || t.Elem().Kind() != reflect.String {
			return fmt.Errorf("%s: only maps from string to string are kept", t)
		}
		dictionary(c, t)
	default:
		return fmt.Errorf("%s: values of this kind are not kept", t)
	}
	return nil
}

func (b *builder) pointer(c *coder, t reflect.Type) error {
	elem, err := b.of(t.Elem())
	if err != nil {
		return err
	}
	c.write = func(w *writer, v reflect.Value) {
		w.bool(!v.IsNil())
		if !v.IsNil() {
			elem.write(w, v.Elem())
		}
	}
	c.read = func(r *reader, v reflect.Value) {
		if !r.bool() || !r.enter() {
			return
		}
		p := reflect.New(t.Elem())
		elem.read(r, p.Elem())
		v.Set(p)
		r.depth--
	}
	return nil
}

func (b *builder) slice(c *coder, t reflect.Type) error {
	elem, err := b.of(t.Elem())
	if err != nil {
		return err
	}
	c.write = func(w *writer, v reflect.Value) {
		if v.IsNil() {
			w.uint(0)
			return
		}
		n := v.Len()
		w.uint(uint64(n) + 1)
		for i := range n {
			elem.write(w, v.Index(i))
		}
	}
	c.read = func(r *reader, v reflect.Value) {
		n := r.count(elem.least)
		if n < 0 || !r.enter() {
			return
		}
		s := reflect.MakeSlice(t, n, n)
		for i := 0; i < n && r.err == nil; i++ {
			elem.read(r, s.Index(i))
		}
		v.Set(s)
		r.depth--
	}
	return nil
}

func (b *builder) array(c *coder, t reflect.Type) error {
	elem, err := b.of(t.Elem())
	if err != nil {
		return err
	}
	c.least = t.Len() * elem.least
	c.write = func(w *writer, v reflect.Value) {
		for i := range t.Len() {
			elem.write(w, v.Index(i))
		}
	}
	c.read = func(r *reader, v reflect.Value) {
		for i := range t.Len() {
			elem.read(r, v.Index(i))
		}
	}
	return nil
}

func (b *builder) structure(c *coder, t reflect.Type) error {
	var fields []*coder
	least := 0
	for i := range t.NumField() {
		if f := t.Field(i); !f.IsExported() {
			return fmt.Errorf("%s.%s: a field that is not exported can't be kept", t, f.Name)
		}
		f, err := b.of(t.Field(i).Type)
		if err != nil {
			return fmt.Errorf("%s.%s: %w", t, t.Field(i).Name, err)
		}
		fields = append(fields, f)
		least += f.least
	}
	if least == 0 {
		return fmt.Errorf("%s: a value without fields can't be counted", t)
	}
	c.least = least
	c.write = func(w *writer, v reflect.Value) {
		for i, f := range fields {
			f.write(w, v.Field(i))
		}
	}
	c.read = func(r *reader, v reflect.Value) {
		for i, f := range fields {
			if r.err != nil {
				return
			}
			f.read(r, v.Field(i))
		}
	}
	return nil
}

// dictionary makes the coder of maps from string to string, which are written
// in the order of their keys.
func dictionary(c *coder, t reflect.Type) {
	c.write = func(w *writer, v reflect.Value) {
		if v.IsNil() {
			w.uint(0)
			return
		}
		keys := make([]string, 0, v.Len())
		for _, k := range v.MapKeys() {
			keys = append(keys, k.String())
		}
		slices.Sort(keys)
		w.uint(uint64(len(keys)) + 1)
		for _, k := range keys {
			w.string(k)
			w.string(v.MapIndex(reflect.ValueOf(k).Convert(t.Key())).String())
		}
	}
	c.read = func(r *reader, v reflect.Value) {
		n := r.count(2)
		if n < 0 {
			return
		}
		m := reflect.MakeMapWithSize(t, n)
		for range n {
			k, s := r.string(), r.string()
			m.SetMapIndex(reflect.ValueOf(k).Convert(t.Key()), reflect.ValueOf(s).Convert(t.Elem()))
		}
		if r.err == nil && m.Len() != n {
			r.fail("a key stands twice")
		}
		v.Set(m)
	}
}
