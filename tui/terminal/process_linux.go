package terminal

import (
	"bytes"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// processOf reads what a process is; without its parent, where that is not shown,
// known is false.
func processOf(id int) (p process, known bool) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", id))
	name := bytes.LastIndexByte(data, ')') // the name may hold anything
	if err != nil || name < 0 {
		p.group, _ = unix.Getpgid(id)
		p.session, _ = unix.Getsid(id)
		return p, false
	}
	p.name = string(data[bytes.IndexByte(data, '(')+1 : name])
	var state string
	_, err = fmt.Sscan(string(data[name+1:]), &state, &p.parent, &p.group, &p.session)
	return p, err == nil
}
