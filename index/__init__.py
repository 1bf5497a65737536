"""Indexes over passages: encoders, FAISS, BM25, fusion, snapshots."""
