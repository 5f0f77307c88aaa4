"""Consentry: an SMS consent gateway between a carrier's API and a business."""
