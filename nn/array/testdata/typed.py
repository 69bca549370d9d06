"""What learners type, for corpus.py: arrays, indices, reshapes, products, attributes, calls.

The lines are drawn from a fixed seed, or written out; some are broken on purpose, by a
character that is left out, put in or taken for another.
"""

import contextlib
import io
import random
import warnings

import numpy as np

choose = random.Random(24)


def names():
    """What a line may name, made anew: some methods change an array."""
    return {
        "np": np,
        "a": np.arange(24).reshape(2, 3, 4),
        "b": np.arange(3),
        "x": np.arange(4),
        "X": np.arange(12).reshape(3, 4),
        "W": np.arange(12).reshape(3, 4) * 2 - 5,
    }


WRITTEN = """
np.zeros() | np.zeros(2,3) | np.zeros(2,int,'C',4) | np.zeros((2,3),foo=1) | np.zeros('a') | np.zeros(2.5) | np.zeros([2,'a']) | np.zeros(-1) | np.zeros(None)
np.zeros((2,None)) | np.zeros((2,3)) | np.zeros(3) | np.zeros([2,3]) | np.zeros((2,3), dtype=int) | np.zeros((2,3),int) | np.zeros((2,3),'int') | np.zeros((2,3),order='F')
np.zeros((2,3),order='X') | np.zeros([[2,3]]) | np.zeros(((2,3))) | np.zeros(((2,3),)) | np.zeros(shape=3) | np.zeros(3,shape=3) | np.zeros(range(3)) | np.zeros(a)
np.zeros(np.array([2,3])) | np.zeros(True) | np.zeros(99999999999999999999) | np.zeros((2,3.0)) | np.zeros(2*3) | np.zeros((1+1,3)) | np.zeros(a.shape) | np.zeros(len([1,2]))
np.ones() | np.ones(2,3) | np.ones((2,3),foo=1) | np.ones(2.5) | np.ones(2,int,'C',4) | np.ones(3,shape=3) | np.ones(shape=(2,)) | np.ones(-1) | np.ones((2,2))*3 | np.ones(3)/2 | np.ones((2,3)).T
np.ones((2,3)).shape | np.ones(a.shape[0]) | np.ones(4).reshape(2,2) | np.ones((2,3), dtype=np.int64) | np.ones((2,3), np.float64) | np.ones(2,)
np.arange() | np.arange('a') | np.arange(1,2,3,4) | np.arange(1,2,3,int,5) | np.arange((2,3)) | np.arange(24,foo=1) | np.arange(0,1,0) | np.arange(None) | np.arange(2.5) | np.arange(0,1,0.25)
np.arange(5,0,-1) | np.arange(stop=5) | np.arange(start=5) | np.arange(1,stop=5) | np.arange(5,dtype=float) | np.arange(5,float) | np.arange([3]) | np.arange(-3) | np.arange(5)[::-1] | np.arange(True)
np.arange(6).reshape(2,3) | np.arange(6).reshape(2,3).T | np.arange(6).reshape(3,-1).T.shape | np.arange(1,7).reshape((2,3)) | np.arange(0,10,3) | np.arange(0.5,3) | np.arange(3)+1 | np.arange(3)*2.0
np.arange(24).reshape(2,3,4).T.shape | np.arange(24).reshape(5,5) | np.arange(24).reshape(2,-1,3) | np.arange(24).reshape(-1,-1) | np.arange(24).reshape(4,-1,order='F') | np.arange(24)[5] | np.arange(24)[24]
range() | range(1.5) | range('a') | range(1,2,3,4) | range(1,2,0) | range(4).reshape(2,2) | range(a=3) | range(4) | range(1,4) | range(0,10,2) | range(4)[1] | range(4)[9] | range(4)[0.5] | range(4)*2 | range(4)+1
len() | len(5) | len(1,2) | len(np.array(5)) | len(a) | len([1,2]) | len(range(3)) | len((1,)) | len(a[0]) | len(a[0,0,0]) | len(a.shape) | len('abc') | len
a.reshape() | a.reshape(None) | a.reshape(2.5) | a.reshape('a') | a.reshape(2,'a') | a.reshape((2,3),4) | a.reshape([2,12]) | a.reshape(shape=(2,12)) | a.reshape(24,order='C') | a.reshape(range(3))
a.reshape(2,None) | a.reshape(True) | a.reshape(np.array([2,12])) | a.reshape(2,12,order='X') | a.reshape(2,12,foo=1) | a.reshape(5,5,order='X') | a.reshape(2,-1) | a.reshape(-1,-1) | a.reshape(-2)
a.reshape(0) | a.reshape(2,12.0) | a.reshape([2,12],) | a.reshape((2,(12,))) | a.reshape([[2,12]]) | a.reshape(99999999999999999999) | a.reshape(2,99999999999999999999) | a.reshape(24/2,2) | a.reshape(24//2,2)
a.reshape(a.shape) | a.reshape(2*12) | a.reshape[2,12] | a.reshape | a.reshape(2,12)[0] | a.reshape(2,12).T[0] | a.reshape(1,24) | a.reshape(24,) | a.reshape((24,)) | a.reshape(4,6).shape | a.reshape(-1).shape
a.reshape(2;12) | a.reshape(2 12) | a.reshape(2,12 | a.reshape 2,12 | a.reshape(2, 12)) | a.reshape(2x12) | a.reshape(2, 3, 4, 1).ndim | a.Reshape(2,12) | a.reshape(.5,48) | a.reshape(4,6).reshape(3,8) | a.resize(2,12)
a.transpose(1) | a.transpose((1,0,2)) | a.transpose(1,0) | a.transpose('a') | a.transpose(1.5,0,2) | a.transpose(None) | a.transpose(axes=(0,1,2)) | a.transpose((0,1,2),3) | a.transpose() | a.transpose(0,1,3)
a.transpose(0,0,1) | a.transpose(-1,0,1) | a.transpose([2,1,0]) | a.transpose | a.T() | a.t | a.T | a.T.T | a.T.shape | a.T[0] | a.T[0,0] | a.T[0][0][0] | X.T | X.T.shape | x.T | x.T.shape | x.T.T | b.T | a.transpose().shape
a.shape() | a.shape[0] | a.shape[5] | a.shape['a'] | a.shape.T | a.shape | a.shape[-1] | a.shape[0:2] | a.shape[0]*a.shape[1] | a.shape+(1,) | a.shape+1 | a.shape*2 | a.shape/2 | a.shape[1.0] | a.shape[0,1] | (a.shape)
a.ndim | a.ndim() | a.size | a.size() | a.dtype | a.dtype() | a.strides | a.nbytes | a.itemsize | a.Shape | a.dim | a.len | a.length | a.rank | a.sum | a.foo() | a.dtype.foo | a.size/2 | a.ndim+1 | a.shape.ndim
a.sum() | a.sum(0) | a.sum(axis=0) | a.sum(axis=None) | a.sum(axis=0,keepdims=True) | a.sum(0,keepdims=1) | a.sum(1,2) | a.sum(1,2,3,4,5,6,7,8) | a.sum(axis=0,axiz=1) | a.sum(axis=5) | a.sum(1.5) | a.sum(axis='a') | a.sum(foo=1)
a.sum(-1) | a.sum(-4) | a.sum()[0] | a.sum().shape | a.sum()/24 | a.sum(0).shape | a.sum(0).T.shape | a.mean() | a.mean(axis=0) | a.mean(foo=1) | a.mean(0,1) | a.max(0) | a.max() | a.max(foo=1) | a.min() | a.min(2) | a.argmax()
a.argmax(1) | a.argmax(foo=1) | a.argmax((0,1)) | a.argmax(1.5) | a.argmax(None) | a.max(axis=9) | a.argmax(axis=9) | a.mean(axis=9) | np.sum(a,axis=0) | np.sum(a,5) | np.sum() | np.sum(a,foo=1) | np.sum(a,0,axis=0) | np.sum([1,2,3])
np.sum(1,2) | np.mean() | np.mean(a,foo=1) | np.mean([1,2]) | np.mean([1,2,4]) | np.max(a) | np.max() | np.argmax() | np.argmax(a,foo=1) | np.argmax([3,9,2]) | np.reshape(a,(2,12)) | np.reshape(a) | np.reshape(a,2,12) | np.reshape(a,foo=1)
np.reshape([1,2],(2,1)) | np.transpose(a).shape | np.transpose() | np.transpose(a,1,0) | np.transpose(a,(1,0,2)).shape | np.shape(a) | np.shape([1,2]) | np.shape() | np.sum(X,axis=1) | np.sum(X * W, axis=1) | np.max([[1,5],[2,3]],axis=0)
a.flatten() | a.flatten(1) | a.flatten('C') | a.flatten('X') | a.ravel() | a.ravel(1) | a.copy()[0] | a.copy(1) | a.copy('C').shape | a.astype() | a.astype(float) | a.astype('abc') | a.astype(3) | a.astype(int,foo=1) | a.tolist() | a.tolist(1)
a(0) | a(0,1) | a[0](1) | a[0,0,0](1) | a[0,0,0].foo | a[0,0,0].T | a[0,0,0].shape | a[0,0,0]+1 | a[0,0,1]/2 | a[0,0,1]*1.5 | a[0,0] + a[0,1] | a[0]-a[1] | a[0]*a[1] | a[0]/2 | -a[0] | +a[0] | 2*a[0,0] | a[0]+a[0,0] | a[0]+a[0,:,0]
a[99999999999999999999] | a[99999999999999999999:] | a['a'] | a[1.5] | a[1.5:2] | a[None,0] | a[[0.5]] | a[['a']] | a[(0,1)] | a[(1)] | a[()] | a[0][0][0][0] | a[0,0,0,0] | a[c] | a[-3] | a[0:1:0] | a[:,:,:,:] | a[int] | a[1/2]
a[2/2] | a[1//2] | a[1 2] | a[1 2 | a[1:2:3:4] | a[:,] | a[,1] | a[] | a[1,] | a[1)] | a[1 | a 1 | a[01] | a[1.] | a[1..2] | a[1...2] | a[..] | a[....] | a[...] | a[1–2] | a[1—2] | a[½] | a[0;1] | a[0.5:1] | a[:1.5] | a[::0.5]
a[0:1][0] | a[-1][-1][-1] | a[1,-1] | a[1,-4] | a[:,3] | a[:,-1] | a[:,:,3] | a[...,3] | a[...,4] | a[...,0,...] | a[0,...] | a[np.newaxis].shape | a[:,np.newaxis].shape | a[newaxis] | a[numpy.newaxis] | a[None].shape | a[none] | a[all]
a[-0] | a[+1] | a[--1] | a[1-1] | a[1-2] | a[2*1-1] | a[(1,2)] | a[(1,2,3)] | a[(1,2),3] | a[1][(2,3)] | a[(0,)] | a[((0,1))] | a[(:)] | a[0:] | a[:0] | a[::-1] | a[::2,::2,::2] | a[5:] | a[-1:] | a[:-1] | a[1:0] | a[0:2, 1:3, 2:4] | a[ 0 , 1 ]
a[0}| a{0} | a<0> | a[[0] | a[0]] | a[0)(1] | a.[0] | a,[0] | a[0 | [0] | a[0][ | a[0]] [0] | a[0].T.T | a[0].sum() | a[0].reshape(4,3) | a[0][1].reshape(2,2) | a[0,1].reshape(2,-1) | a[0:2].shape | a[0:2,0].ndim | a[a.ndim-2] | a[len(a)-1] | a[len(a)]
[1,2].reshape(1,2) | (1,2).T | (1).T | 1.T | 1 .T | 1.5.T | 'a'.T | [1,2][3,4] | [1,2]['a'] | [1,2][1.5] | [1,2][5] | (1,2)[5] | (1,2)[1,0] | [1,2][0:1] | 5[0] | None[0] | np[0] | np(1) | (1,2)(3) | [1,2](3) | 5(3) | 'a'(3) | np.array[1,2]
[1,2].T | [1,2].shape | [[1,2],[3,4]].T | [[1,2],[3,4]].shape | [1,2].sum() | [1,2].dot([3,4]) | (1,2).shape | (1,2).reshape(2,1) | 5 .shape | [1,2].foo | 'abc'.reshape(3) | None.shape | np.pi.T | [1,2][0] | [1,2][-1] | [1,2][-3] | [[1,2],[3,4]][0][1] | [[1,2],[3,4]][0,1]
[1,2]-[3,4] | [1,2]+[3,4] | [1,2]+3 | 3+[1,2] | [1,2]*2 | [1,2]*[2] | [1,2]*2.5 | [1,2]/2 | (1,2)+[1] | [1]+(1,2) | -[1] | +(1,2) | ~[1] | -'a' | 1/0 | 1.0/0 | 1//0 | 1%0 | 1.0//0 | 1.0%0 | 0**-1 | 2**-1 | 2**3**2 | -2**2 | 7//2 | -7//2 | -7%3
7.5//2 | 7%-3 | 'a'+1 | 1+'a' | None+1 | a+[1] | a+None | a@a | a@1 | 1@a | 1@1 | [1]@[2] | 1/2 | 3/4+1/4 | 0.1+0.2 | 1e3 | 1_000 | 0x1f | 0b101 | 0o17 | 2**10 | 10**20 | 1e400 | 7.0 | .5 | 5. | -0.0 | 1/3 | 2/3*3 | (1+2)*3 | 2*-3 | 2--3 | +-+3 | 1.5%1 | -1.5//1
a+1 | 1+a[0] | a[0]-1 | 1-a[0,0] | a[0,0]*2 | a[0,0]/2 | a[0,0]*0.5 | x+X | X+x | X+b | x+b | X+W | X*W | X-W | X/2 | b+[1,2,3] | b+[1,2] | b*(1,2,3) | b+(1,2) | X+b.reshape(3,1) | X.T+b | a+x | a+b | a+X | a*X | x*x | x-x | x/4 | 2*x+1 | x*1.5-2 | (x+1)*2 | x+1*2
a.dot() | a.dot(1,2,3) | a.dot(np.ones(4)) | np.dot() | np.dot(a) | np.dot(a,a,a,a) | np.dot(a,b=a) | np.matmul(a) | np.matmul(1,2) | np.dot([1,2],[3,4]) | np.dot([1,2],[3,4,5]) | np.dot(1,2) | np.dot(x) | np.dot(x W) | np.dot(x,W | np.dot x,W | np.dot[x,W]
np.dot(X,W,W) | np.dot(X,W.T,3) | np.dot(X,W.T,None) | np.dot(X,W.T,W) | X.dot(W.T,3) | X.dot(W.T,None) | X.dot(W.T,W) | X.dot('a',3) | X.dot(W.T,out='a') | np.matmul(X,W.T,3) | np.matmul(X,W,W) | np.matmul(X,W.T,None) | np.dot(a=X,b=W.T) | np.matmul(x1=X,x2=x)
X.dot([1,2,3,4]) | X.dot(x).dot([1,2,3]) | X @ 2 | (X @ x)[1] | (X @ W.T)[0, 1] | (X + 1).T[0] | X.sum(axis=1)[:, None] | X / X.sum(axis=1, keepdims=True) | X - X.mean(axis=0) | X.mean(axis=1).reshape(-1, 1) | X.max() - X.min() | X[-1][-1] | X[::-1, ::-1] | X[1,][2]
X[1 + 1, 3 - 1] | X[--1] | X [1] | X. T | X .T | x.reshape(2, 2) @ x.reshape(2, 2) | x.reshape(4, 0) | x.reshape(-1, 0) | np.array([1,5; 2,5]) | np.array([1_000]) | np.array([007]) | np.array([1], ndmin='a') | np.array([1, 2], shape=(2,)) | np.array(object=[1, 2])
np.array([[[1], [2]], [[3], [4, 5]]]) | np.array(list(range(3))) | np.array([X[0], X[1]]) | np.array(5).T | np.array([5]).reshape(()) | np.zeros((0, 3)).sum(axis=0) | np.zeros((0, 3)).max() | np.zeros((2, 3))[0] @ x | np.sum(X, [0]) | np.dott(X, W) | X.tranpose() | x @ x @ x | -x @ x | X@W.T+[1,2,3]
np.dot(x.T,W) | np.dot(x,w) | np.dot(x,W.t) | np.dot(x,W.T()) | np.dot((x,W)) | np.dot([x,W]) | np.dot(x,W.transpose()) | np.dot(x,W.T)+b | np.dot(W,x)+b | x.dot(W) | x.dot(W.T) | W.dot(x) | X.dot(W) | X.dot(W.T) | W@x | x@W | x@W.T | X@W | X@W.T | X.T@W | W@X.T | X@x | x@X | x@x
x @ | @ x | x @@ W | x @ W.T @ b | x*W | x*W.T | W*x | np.matmul(x,W) | np.matmul(W,x) | np.matmul(X,W.T) | np.mul(x,W) | np.multiply | np.dot(x,W.T).shape | (x@W.T).shape | x@W.T.shape | np.dot(x.reshape(1,4),W.T) | np.dot(x.reshape(4,1),W) | np.dot(W,X[0]) | np.dot(W[0],x) | W[0]@x | np.dot(W[:, 0],x)
[1 2] | [1,2 | (1,2 | [1,2) | [1,2]] | [1,2,3]] | [1,,2] | [1;2] | [1.2.3] | [1,2] [3,4] | np.array([1,2] 3) | np.array([1,2] dtype=int) | np.array([1,2], dtype int) | np.array([[1,2] [3,4]]) | np.array([1,2],[3,4) | np.array(1 2) | np.array(1, 2 3 | 1 2 | 0xg | 1__0 | 1_ | 5a | 1e | 1e5x
[a=1] | (a=1) | [1=2] | a(b=1,2) | a(b=1,b=2) | a(1=2) | a(None=1) | [+] | [1+] | [1-] | (1+) | [*] | 'abc | "abc | [1,2} | x² | np.array([1,2)] | np.array([1,2])) | np.array(([1,2]) | “a” | [1,2,] | [,] | [,1] | () | [] | (,) | [[]] | (1,) | (1) | ((1)) | [[1,2],[3,4] | [1, 2, 3,, 4]
np.array() | np.array([1],foo=1) | np.array([1],int,3) | np.array([1],ndmin=2) | np.array([1],ndmin=2.5) | np.array([1],ndmin='a') | np.array([1],ndmin=40) | np.array([1],ndmin=-1) | np.array([1],dtype='abc') | np.array([1],dtype=3) | np.array([1],dtype=None) | np.array([1],'i8')
np.array([1],dtype=np.int) | np.array([1],dtype=np.float) | np.array([1],dtype=np.foo) | np.array([1],dtype=) | np.array(1,2) | np.array(1,2,3) | np.array([1,2],[3,4],[5,6]) | np.array(object=[1,2]) | np.array([1,2],object=[1,2]) | np.Array([1]) | numpy.array([1]) | array([1,2]) | np.arrray([1]) | np.array([1,2]
np.array([1,2],ndmin=3).shape | np.array([1,2],float,ndmin=2) | np.array([1,2],copy=False) | np.array([1,2],order='X') | np.array([1,2],dtype='float') | np.array([1.7,2],dtype=int) | np.array([1,2],dtype='') | np.array([1,2],dtype=(2,3)) | np.array([1,2],dtype=()) | np.array([1,2],dtype=[1]) | np.array([1,2],dtype=[(1,2)])
np.array([1,2],dtype=1.5) | np.array([1,2],dtype=True) | np.array([1,2],dtype=a) | np.array([1,2],dtype=...) | np.array([1,2],dtype=range(2)) | np.array(range(4)) | np.array([range(2),range(2)]) | np.array([True,2]) | np.array([1/2,1/4]) | np.array([1,2])/2 | np.array([1,2])*[3,4] | np.array([1,2])*2.5
np.array([1,2])+np.array([1,2,3]) | -np.array([1,2]) | np.array([1,2])-1 | 1-np.array([1,2]) | 2/np.array([1,2]) | np.array([[1,2],[3,4]])@np.array([1,1]) | np.array([1,2]).dot([3,4]) | np.array([1,2])[0] | np.array([1,2])[0]+1 | np.array([1.5,2])[0] | np.array([1.5,2])[0]*2 | np.array([1,2]).T | np.array([[1,2]]).T
np.array(([0,1,2,3],[0,1,2,3])) | np.array([0,1].reshape(1,2)) | np.array([[0,1,2,3],[0,1,2,3]]) | np.array([0,1,2,3],[0,1,2,3]) | np.array([[0,1,2,3],[0,1,2]]) | np.array([0,1,2,3],ndmin=2) | np.array([0,1,2,3]+[0,1,2,3]).reshape(2,4) | np.array([[0,1,2,3]]*2) | np.array([[0,1,2,3],]*2) | np.array(0,1,2,3)
np.array([0 1 2 3]) | np.array([[0,1,2,3],[0,1,2,3]).shape | np.array([[0,1],[2,3]]).reshape(4) | np.array([[0,1],[2,3]]).reshape(4,1).T | np.array([1]*3) | np.array([[0]*3]*2) | np.array(5).shape | np.array([5]).shape | np.array([[5]]).shape | np.array((1,2)) | np.array((1)) | np.array((1,)) | np.array(([1,2],(3,4)))
np.array([x,x]) | np.array([a,a]).shape | np.array(a[0]) | np.array([b,x]) | np.array(np.zeros((2,3))) | np.array(np.array([1,2])) | np.array([np.array([1,2]),np.array([3,4])]) | np.array([np.zeros(2),[1,2]]) | np.array([1,2],dtype=int).dtype | np.array([1.5,2]).astype(int) | np.array([1,2.5]) | np.array([1,2,3.])
np.array([1e3,2]) | np.array([-1,+2]) | np.array([1_000,2]) | np.array([.5,1.]) | np.array([0x10]) | np.array([1,2],dtype=float64) | np.array([1,2],dtype=np.float64) | np.array([1,2],np.int64) | np.array([1,2],int) | np.array([1,2],float) | np.array([1,[2,3]]) | np.array([[1,2],3]) | np.array([[1],[2,3]]) | np.array([[[1]],[[2,3]]])
np.zero((2,3)) | np.one(3) | np.reshap(a,(2,12)) | np.dott(x,W) | np.newaxis | np.nan | np.inf | np.pi | np.shape | np.foo.bar | np.array.shape | np.array().shape | np.T | np.zeros.shape | np.zeros[2,3] | np.zeros(2)[0] | np.zeros(2)(0) | (np.zeros)(2) | np . zeros ( 2 ) | np.zeros((2,3)).sum() | np.zeros((0,3)).shape
True+1 | True | None | ... | 'a' | "a" 'b' | 'a'+'b' | [True,False] | (1,'a',None,2.5) | [1,[2,(3,)]] | {} | foo | foo.bar | foo[0] | foo(1) | int | float | a b | a = 1 2 | a == | a.b.c | a..T | .T | a. | a.T. | a.1 | 1a | a1 | a_ | _a | for | if | a if | import | print a | print | lambda | x y z | a and | a and b | not a | a or | [x for x in b] | [x for | (lambda: 1) | {1: 2} | {1, 2} | {1 | a if 1 else b | (a := 1) | a += 1 | a; b | [*b] | (*x, 1) | [*1] | np.zeros(*x) | all | a[sum] | len.foo | list | tuple([1,2])
a[[0,1]] | a[[5]] | a[[]] | x[[0,2]] | x[[0,4]] | a[range(2)] | a[b] | a[x] | x[b] | x[[True,False,True,False]] | a[True] | a[a>3] | x[x>1] | x>1 | x==2 | x!=2 | a>=5 | ~x | x & 1 | x | 1
x**2 | x//2 | x%2 | 2**x | x[::-1]**2 | abs(x) | sum(x) | max(x) | min([1,2]) | sorted([2,1]) | int(3.7) | float(3) | str(5) | list(range(3)) | list(x) | type(a) | print(a) | round(2.5) | x.tolist()
np.array([True,False]) | np.array(True) | np.array([None]) | np.array(None) | np.array('a') | np.array(['a','b']) | np.array([1,'a']) | np.array([1,2],dtype=bool) | np.array([1,2],dtype=str) | np.array([1,2],dtype=complex) | np.array([1,2],dtype='float32')
np.array([1,2],dtype=np.float32) | np.array([1,2],order='F') | np.array([1j]) | 1j | np.array({1,2}) | np.array([1,2],subok=True) | np.array([9999999999999999999]) | np.zeros((2,3),bool) | np.zeros(2,complex) | np.eye(3) | np.full((2,2),7) | np.linspace(0,1,5)
np.zeros_like(a).shape | np.ones_like(x) | np.vstack([x,x]) | np.hstack([x,x]) | np.concatenate([x,x]) | np.stack([x,x]) | np.ndim(a) | np.size(a) | np.sqrt(4) | np.exp(0) | np.abs(-1) | np.add(1,2) | np.multiply(x,2) | np.square(x) | np.cumsum(x) | np.asarray([1,2])
np.expand_dims(x,0) | np.squeeze(a).shape | np.swapaxes(a,0,1).shape | np.ravel(X) | np.inner(x,x) | np.outer(b,b) | np.einsum('i,i',x,x) | np.int64(3) | np.float64(3) | np.random.rand | x.std() | x.prod() | x.cumsum() | x.argmin() | x.item(0) | X.flatten('F')
a.sum((0,1)) | a.sum(axis=(0,2)) | x.sum(dtype=float) | a.squeeze().shape | a.swapaxes(0,2).shape | X.diagonal() | a.flat | a.all() | x.any() | x.round() | x.clip(0,2) | x.repeat(2) | X.astype(str).shape | X.reshape(2,6,order='F') | a.dtype.name | a.T.flags.owndata
a[slice(0,1)].shape | 'abc'[0] | 'ab'*2 | 'a,b'.split(',') | [1,2].count(1) | [1,2].index(2) | [3,1].sort() | (1,2).count(1) | 1 if True else 2 | 1 < 2 | [1,2] == [1,2] | 2 in [1,2] | 1 and 2 | not 1 | lambda: 1 | a = 3 | x = np.zeros(3) | a[0] = 5 | import numpy as np | del a
{'a': 1} | [i*2 for i in range(3)] | np.array([i for i in range(3)]) | np.zeros(2), | x, b | x; | # nothing | np.array([1,2]) # two | range(0,9,2)[1:3] | np.arange(3, dtype=np.float32) | np.array([1,2], ndmin=True) | (-2)**0.5
x·W | ·W | x· | np·dot(x,W) | np.dot·x | x · W | W·x | a·b·c | x‿y | * 2 | *2 | * x | *[1,2] | ** 2 | / 2 | @ W.T | % 2 | * | * x @ W | *x + 1 | * 2) | (*x) | ((*x)) | (* 2) | [*x] | *-1 | * 2 3 | x + *x
np.zeros((True,2)) | np.zeros([True]) | np.zeros(2,True) | np.arange(24).reshape(True) | np.arange(24).reshape((True,24)) | np.arange(24).reshape(24,False) | a.transpose(True) | a.transpose((True,0,2)) | a.transpose(()) | a.transpose([]) | b.transpose(()) | np.transpose(a,()) | np.transpose(a,(2,1,0)).shape
a.sum(True) | a.sum(axis=True) | a.mean(axis=False) | a.max(axis=True) | a.argmax(axis=True) | a.argmax(True) | np.sum(a,axis=True) | np.ones((2,True)) | np.reshape(a,(True,24)) | range(True) | a[1 2] | a[0;1] | a[0,,1] | a[1]] | a[(0] | a[1:2:3:4] | a['':1] | a[1:'a'] | a[=0] | a[@] | a[0 | a[~0] | a[…] | a[∞]
np.arange(24).reshape(2x12) | np.arange(24).reshape(2 12) | np.arange(24).reshape(2;12) | np.arange(24).reshape(2:12) | np.arange(24).reshape('4',6) | np.arange(24).reshape(None,6) | np.arange(24).reshape(*[2,12]) | np.arange(24).reshape(0,24) | np.arange(24).reshape(24/2,2) | a.transpose(0 1 2) | a.transpose(axes=(2,1,0)) | a.transpose(-4,0,1)
x[0] @ x[1] | X.sum() @ 2 | 2 @ x[0] | x.shape @ x[0] | [1,2] @ x[0] | np.ones(4).sum() @ x.sum() | x[0] @ None | np.array(5) @ x[0] | a+[..., -1] | a*[np.newaxis, 0] | [None,0]/a | a-[[None,1]] | x @ W.T += b | x @ W.T =+ b | f(x) *= 2 | x.sum() = 3
x @ W.T :+ b | x.sum() : 2 | 1 : 2 | a[1, 0:=2] | a[0, x.sum():=2] | x @ W=.T + b | X.sum()=.T | x + 1 = = 2 | x + 1 += | 2 -= 1 | x < 1 = 2 | x < 1 += 2 | -x /= 2 | x + 1 = | x.T() += b c | (x + 1) = 2 | 1 = 2 | 2 = x = 3 | x.sum() //= )
np.array([1,2], ndmin:=2) | np.array([1], ndmin := 2, dtype=float) | np.array(y:=[1,2]) | np.array(y:=[1,2], ndmin=2) | np.array([1], dtype:=float, ndmin=2) | np.array([1,2], (n:=float)) | x[i:=2] | x[(i:=2)] | X[i:=1, i] | X[i:=2:3] | X[0, i:=j] | [y:=1, y, y+1]
(y:=1, y) | (y:=x) @ y | y:=1 | np.zeros(shape:=(2,3)) | np.zeros((n:=2, n+1)) | np.array([1], ndmin=:2) | np.array([1], ndmin:2) | np.array([1], ndmin::2) | np.array([1], ndmin := ) | np.array([1,2] := 3) | np.array([1], x.y:=2) | np.array([1], None:=2) | x[True:=1]
np.array(a:=1, b=2, c:=3) | np.array([1,2], dtype:=2) | x.reshape(n:=2, n) | x.reshape(n:=2, -1).T | x.sum(axis:=0) | x.sum(axis:=1) | np.sum(x, axis:=0) | np.dot(x, y:=W.T) | np.dot(y:=x, y) | [i:=2 i] | (i:=2 = 3) | np.array([1], ndmin:=2 dtype=int) | np.zeros(2:=3) | x[x:=1] + x
True = 1 | True += 1 | x + True = 1 | True: 2 | (True = 1) | True := 1 | (True := 1) | None = 1 | None += 2 | (None := 1) | x[None := 1] | x[... := 1] | 'a' = 2 | ('a' := 2) | ... = 2 | x['a':=1] | None: 2 | 'a' += 2 | ... := 1 | 2 := 1 | (2 = 1) | (... = 2) | (None = 2) | [True = 1] | x[True = 1] | x.sum() := 2 | 2 := | x + 1 := 2 | 2 := 3 4
2x | xW | x • W | x → W | x × W | x^ | x! | x? | $ x | np.dot(x,,W) | np.dot x | X.T() | x..T | (x)) | ((x) | x[4] | W[5]@x | x@ | X@b | b@W | 2@x | x@None.T | [1,2,3,4]@x | x @ [1,2,3,4] | x.reshape(3,2) | np.zeros((2,3))@X | np.Dot(x,W) | Np.dot(x,W)
"""

BASES = [
    "np.array([[0,1,2,3],[0,1,2,3]])", "np.array([1, 2, 3], ndmin=2)", "np.array([1.5, 2], dtype=int)", "np.zeros((2, 3))", "np.ones(4).reshape(2, 2)",
    "np.arange(24).reshape(2, 3, 4)", "np.arange(6).reshape(3, -1).T", "a[1, 0, 1]", "a[:, 2]", "a[..., -1]", "a[:, ::-1]", "a[1, 0:2]", "a[np.newaxis, 0]", "a[(0, 1)]",
    "a[0][1][2]", "a.reshape(4, -1)", "a.reshape((2, 12))", "a.transpose(2, 0, 1)", "a.T.shape", "np.dot(x, W.T)", "x @ W.T + b", "np.dot(W, x)", "X @ W.T", "[[1, 2], [3, 4]]",
    "(2, 3, 4)", "np.array([1/2, 3/4])", "a.sum(axis=0)", "np.array([0,1,2,3,0,1,2,3]).reshape(2, 4)", "np.array([[[1,2],[3,4]],[[5,6],[7,8]]])", "len(a.shape)",
]


def broken(line):
    """A line with a slip of the fingers in it."""
    at = choose.randrange(len(line))
    slip = choose.choice(["out", "out", "in", "in", "swap", "twice"])
    if slip == "out":
        return line[:at] + line[at + 1:]
    if slip == "twice":
        return line[:at] + line[at] + line[at:]
    if slip == "swap" and at:
        return line[:at - 1] + line[at] + line[at - 1] + line[at + 1:]
    return line[:at] + choose.choice("()[],.: 01-+*/'=;") + line[at:]


def part():
    """Something that stands, or not, in an index."""
    return choose.choice(["0", "1", "-1", "2", "3", "-2", ":", ":", "0:2", "1:", ":-1", "::2", "::-1", "...", "None", "np.newaxis", "5", "1.0", "(0)", "(0, 1)", "2-1", "'a'", "-4:", "4//2", "0:5:2"])


def operand():
    """Something that is multiplied, or not."""
    base = choose.choice(["x", "X", "W", "b", "a", "[1, 2, 3, 4]", "2", "np.ones(4)"])
    return base + choose.choice(["", "", "", ".T", ".T", "[0]", ".reshape(-1)", ".reshape(2, -1)", ".shape", ".sum()"])


def lines():
    """All of them, each once."""
    drawn = [line.strip() for row in WRITTEN.strip().splitlines() for line in row.split(" | ")]
    drawn += [broken(choose.choice(BASES)) for _ in range(700)]
    for _ in range(200):
        drawn.append(choose.choice(["a", "a", "X", "x", "a[1]", "a.T"]) + "[" + ", ".join(part() for _ in range(choose.randint(1, 3))) + "]")
    for _ in range(200):
        left, right = operand(), operand()
        drawn.append(choose.choice([f"np.dot({left}, {right})", f"{left} @ {right}", f"np.matmul({left}, {right})", f"{left} + {right}", f"{left} * {right}", f"{left}.dot({right})"]))
    for _ in range(120):
        numbers = choose.choice(["a", "np.arange(24)", "np.zeros((4, 6))", "np.array([1, 2, 3, 4])", "X"])
        lengths = ", ".join(str(choose.choice([1, 2, 3, 4, 6, 8, 12, 24, -1])) for _ in range(choose.randint(1, 3)))
        after = choose.choice(["", ".T", ".shape", "[0]", "[-1].T", ".T.shape", ".ndim", ".sum(axis=0)", ".sum()", ".reshape(-1)"])
        drawn.append(numbers + ".reshape(" + choose.choice([lengths, f"({lengths})", f"[{lengths}]"]) + ")" + after)
    return list(dict.fromkeys(line.strip() for line in drawn))


def said(line):
    """What Python says to a line: what it prints, or the first line of why it does not."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            return {"repr": repr(eval(compile(line, "<stdin>", "eval"), names()))}
        except SyntaxError:
            pass
        except Exception as error:  # noqa: BLE001: the text of any is the outcome
            kind = type(error)
            name = kind.__name__ if kind.__module__ == "builtins" else {"AxisError": "numpy.AxisError"}.get(kind.__name__, f"{kind.__module__}.{kind.__name__}")
            return {"error": f"{name}: {str(error).splitlines()[0] if str(error) else ''}"}
        try:
            compile(line, "<stdin>", "single")
            return {"statement": True}
        except SyntaxError as error:
            return {"error": f"SyntaxError: {error.msg}"}
