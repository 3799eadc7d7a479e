"""Meetings that the tests of several rooms read."""

from __future__ import annotations

from samples import ENGLISH

BRUSSELS = ENGLISH[0]

HEAD = """\
id: sample
kind: bilateral
title: Party A and Party B
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: Party A}, {party: Party B}]
date: 2025-04-03
"""
"""A whole meeting; tests write further keys below it."""
