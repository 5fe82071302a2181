# In place of Electron, which shows the same StatusNotifierItem: each line of standard input is an icon and a menu as JSON; what
# is chosen in it is a line of standard output.
import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("AyatanaAppIndicator3", "0.1")
from gi.repository import AyatanaAppIndicator3, GLib, Gtk


def menu_of(lines, path=()):
    menu = Gtk.Menu()
    for line in lines:
        menu.append(item_of(line, path))
    menu.show_all()
    return menu


def item_of(line, path):
    if line.get("type") == "separator":
        return Gtk.SeparatorMenuItem()
    label = line["label"]
    item = Gtk.MenuItem.new_with_label(label)
    item.set_sensitive(line.get("enabled", True))
    if "submenu" in line:
        item.set_submenu(menu_of(line["submenu"], (*path, label)))
    else:
        item.connect("activate", lambda _item: print(json.dumps([*path, label]), flush=True))
    return item


indicator = None


def show(source, _condition):
    global indicator
    text = source.readline()
    if text == "":
        Gtk.main_quit()
        return False
    given = json.loads(text)
    if indicator is None:
        category = AyatanaAppIndicator3.IndicatorCategory.APPLICATION_STATUS
        indicator = AyatanaAppIndicator3.Indicator.new("daypass", given["icon"], category)
    indicator.set_icon_full(given["icon"], "Daypass")
    indicator.set_menu(menu_of(given["menu"]))
    indicator.set_status(AyatanaAppIndicator3.IndicatorStatus.ACTIVE)
    return True


GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, show)
Gtk.main()
