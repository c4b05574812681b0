package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// grace is what a command has, once it is interrupted, to end by itself.
const grace = time.Second

// interruptible gives a context that ends when the user presses Ctrl-C, or the
// system asks the program to end. A command that then waits for input, or is
// busy with what can't be cut short, is ended after a moment: files are written
// aside and renamed, so that none is left half-written. done must be called at
// the end.
func interruptible(err io.Writer) (ctx context.Context, done func()) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	over := make(chan struct{})
	go func() {
		select {
		case <-over:
			return
		case <-signals:
		}
		signal.Stop(signals) // a second Ctrl-C ends the program at once
		cancel()
		select {
		case <-over:
		case <-time.After(grace):
			fmt.Fprintln(err, "factum: interrupted; nothing was written")
			os.Exit(exitFailed)
		}
	}()
	return ctx, func() {
		close(over)
		signal.Stop(signals)
		cancel()
	}
}
