"""Packages to carry away: a folder for Windows and a package for Debian, which need no network and no installer."""
