# Clicks with the right button at this place of the screen, as a hand with a mouse does.
import ctypes
import sys

x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(x11.XOpenDisplay(None))
xtst.XTestFakeMotionEvent(display, -1, int(sys.argv[1]), int(sys.argv[2]), 0)
for pressed in (1, 0):
    xtst.XTestFakeButtonEvent(display, 3, pressed, 0)
x11.XSync(display, 0)
