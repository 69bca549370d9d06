// Package npz reads and writes arrays as NumPy keeps them in files, bit for bit: anybody
// may use it, and it uses nothing but the standard library. What np.save and np.savez
// wrote can be read here, and what is written here np.load gives back.
//
// # One array: .npy
//
// A file of one array is a header and numbers. The header begins with the byte 0x93 and
// "NUMPY", a version, its own length, and goes on in Python, in a line that is padded so
// that the numbers begin at a multiple of 64 bytes:
//
//	{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }
//
// <f8 are floats of eight bytes, the lowest byte first: float64. There are <f4, float32,
// and <i8, int64, too. Then come the numbers, without anything between them. In C order
// the last index runs fastest, row after row; in Fortran order the first one, column
// after column. [Array] has them in C order whatever the file has, and remembers that.
//
// # Several: .npz
//
// A file of several arrays is a zip archive in which each has an .npy of its own; its
// name there, without ".npy", is what np.load knows it by. np.savez stores them as they
// are, np.savez_compressed deflates them:
//
//	arrays, err := npz.Read(file, size)
//	for _, a := range arrays {
//		fmt.Println(a.Name, a.Shape, a.Float64s())
//	}
//	err = npz.Write(other, arrays, npz.Stored)
//
// The same arrays are always written as the same bytes: no time stands in them.
//
// # Files of strangers
//
// A file may be damaged, or made to do harm. What is wrong with it is an [*Error] with
// its [ErrorKind]. No name leads out of the folder that the arrays could be unpacked to,
// no two entries lie over each other, each holds as many numbers as its header says, and
// its checksum is right. Objects, which Python would run to load them, are refused.
//
// A few kilobytes can be deflated so that they unpack to gigabytes. [Read] takes no more
// memory than twice the file's size and 64 MB, and knows before it takes any.
package npz
