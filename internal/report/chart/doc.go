// Package chart lays out a timeline: it turns happenings with their days into
// a broken time axis and rows of marks with labels that don't overlap.
//
// In come items in the order in which they are to be drawn, out goes geometry
// in pixels; whoever draws it chooses colours and links. The axis is linear
// within a stretch of time and broken between stretches, so that a case of
// twenty years with one dense week stays legible: each stretch has a scale of
// its own, written under it, and each break says how much time it leaves out.
// Beyond a number of rows items are drawn together by day, week, month or
// year.
package chart
