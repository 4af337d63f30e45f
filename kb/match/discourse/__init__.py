"""What carries over from sentence to sentence: what "it" stands for, what a list hangs on, what is answered."""
