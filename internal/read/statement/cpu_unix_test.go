//go:build unix

package statement

import (
	"syscall"
	"time"
)

// cpu gives the processor time that the process has used: what a benchmark can
// compare while other programs run.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
